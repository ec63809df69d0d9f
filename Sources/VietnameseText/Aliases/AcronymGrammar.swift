// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Recognises acronyms written in parts, in bytes.
///
/// ```
/// acronym = part (joint part)+      joint = "&" with at most a space on each side, "-", a dash or ","; one must be "&"
/// ```
/// What a part can be is for the caller to say.
enum AcronymGrammar {
    /// The most parts of an acronym.
    static let maximumParts = 8
    /// The most bytes of a part.
    static let maximumPart = 30

    /// The end of the letters that begin at a place.
    static func endOfLetters(_ scanner: TextScanner, _ start: Int) -> Int {
        var at = start
        while at - start <= maximumPart {
            if ASCII.isLetter(scanner.byte(at)) {
                at += 1
            } else if scanner.letterLength(at) > 0 {
                at += scanner.letterLength(at)
            } else if at > start, scanner.isMark(at) {
                at += 2
            } else {
                break
            }
        }
        return at
    }

    /// The place behind a joint, and whether it is "&"; nil if there is none.
    static func joint(_ scanner: TextScanner, _ at: Int) -> (end: Int, isAmpersand: Bool)? {
        let sign = scanner.byte(at) == 0x20 ? at + 1 : at
        if scanner.byte(sign) == UInt8(ascii: "&") {
            return (scanner.byte(sign + 1) == 0x20 ? sign + 2 : sign + 1, true)
        }
        if scanner.byte(at) == UInt8(ascii: ",") { return (at + 1, false) }
        let dash = scanner.dashLength(at)
        return dash > 0 ? (at + dash, false) : nil
    }

    /// The one to four digits behind a dash behind a word: `19` in `Covid-19`; nil if there are none.
    static func number(_ scanner: TextScanner, behind word: Int) -> Range<Int>? {
        let start = word + scanner.dashLength(word)
        guard start > word else { return nil }
        var end = start
        while end - start < 5, scanner.isDigit(end) { end += 1 }
        return 1...4 ~= end - start ? start..<end : nil
    }
}
