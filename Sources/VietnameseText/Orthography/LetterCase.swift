// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Writing a word in the capitals of another.
package enum LetterCase {
    /// A word in lower case written as what was typed in its place: letter by letter if there are as many, otherwise in
    /// capitals throughout, with a capital first or in lower case, as most of what was typed.
    ///
    /// - Parameter isPrefix: whether more letters were to follow what was typed; those are then in lower case.
    package static func apply(_ word: String, like typed: String, isPrefix: Bool = false) -> String {
        let cases = typed.unicodeScalars.filter { !$0.isNonspacingMark }.map(\.properties.isUppercase)
        let letters = Array(word.unicodeScalars)
        let isUpper: (Int) -> Bool
        if cases.count == letters.count || (isPrefix && cases.count < letters.count) {
            isUpper = { $0 < cases.count && cases[$0] }
        } else if cases.count > 1, cases.allSatisfy({ $0 }) {
            isUpper = { _ in true }
        } else {
            isUpper = { $0 == 0 && cases.first == true }
        }
        var result = String.UnicodeScalarView()
        for (index, scalar) in letters.enumerated() {
            result.append(isUpper(index) ? upper(scalar) : scalar)
        }
        return String(result)
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard var letter = LetterTable.shared.letter(scalar.value) else { return scalar }
        letter.isUpper = true
        return LetterTable.shared.codePoint(letter).flatMap(Unicode.Scalar.init) ?? scalar
    }
}
