// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuIndexing
package import VietnameseText

extension Suggester {
    /// What was probably meant with a text whose words are complete: misspellings mended, or else diacritics restored; nil if
    /// nothing better is known, and for texts above the limits.
    ///
    /// - Throws: what reading the index throws.
    package func correction(for text: String) throws(TraCuuError) -> Suggestion? {
        // A space says that the last word is complete.
        let complete = text + " "
        guard complete.utf8.count <= Self.sizeLimit else { return nil }
        let typed = TypedText(complete, analyzer)
        guard !typed.words.isEmpty, typed.words.count <= Self.wordLimit else { return nil }
        let read = try reader.read(typed.words)
        guard var found = try mended(typed, read) ?? Self.restored(typed, read) else { return nil }
        found.text.removeLast()
        return found.text == text ? nil : found
    }

    /// Whether a text has a word of letters that an index does not have: in its spelling if it has marks or `exact` asks for it, in any
    /// if not. Looks words up and reads nothing else.
    package static func hasUnknownWord(
        _ text: String,
        exact: Bool,
        in snapshot: IndexSnapshot,
        analyzer: Analyzer
    ) throws(TraCuuError) -> Bool {
        guard text.utf8.count <= sizeLimit else { return false }
        for word in TypedText(text, analyzer).words {
            guard let letters = word.letters else { continue }
            var isKnown = false
            for segment in snapshot.segments where !isKnown {
                let entry = try word.folded.withBytes { (key) throws(TraCuuError) in
                    try segment.terms.find(field: TermsFormat.textField, key: key)
                }
                guard let entry else { continue }
                let isAnySpelling = !exact && !letters.isMarked
                isKnown = isAnySpelling || entry.spellings.contains { $0.key == word.exact }
            }
            if !isKnown { return true }
        }
        return false
    }
}
