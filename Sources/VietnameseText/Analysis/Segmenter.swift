// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Finds the segments of a text that are words: ICU's root word boundaries, without ICU where the outcome is certain.
/// `@`, `:`, `_` and U+202F never join (``WordBreaker``).
///
/// The certain part is runs of Latin letters, marks and digits between bytes that always separate. It rests on the rules
/// of Unicode Standard Annex 29: letters, marks behind them (WB4) and digits never part (WB5, WB8 to WB10); `.` and `'`
/// join letters to letters (WB6, WB7) and digits to digits, `,` and `;` digits to digits only (WB11, WB12); nothing joins
/// the other ASCII punctuation, white space and controls to a word. Where anything else comes into a run, ICU decides the
/// stretch from the last certain boundary to the next white space before a character that is not taken to what stands
/// before it: no rule and no dictionary looks across.
struct Segmenter {
    let scanner: TextScanner
    let classes: UnsafePointer<UInt8>
    /// The first byte not yet looked at. All before it is settled.
    var position = 0

    private var text: UnsafePointer<UInt8> { scanner.text }
    private var count: Int { scanner.count }

    /// What follows from the next bytes.
    enum Next {
        /// A word, from `start` to `position`.
        case word(start: Int)
        /// A stretch that ICU must divide; `position` stands behind it.
        case stretch(start: Int, end: Int)
        /// No more words.
        case end
    }

    init(_ text: UnsafePointer<UInt8>, count: Int) {
        scanner = TextScanner(text: text, count: count)
        classes = ByteClass.table
    }

    /// Moves to the next word or undecided stretch.
    @inline(__always)
    mutating func next() -> Next {
        var at = position
        // Between words: nothing to the left can join what comes, so that `.`, `'`, `,` and `;` separate too.
        between: while true {
            guard at < count else {
                position = count
                return .end
            }
            switch classes[Int(text[at])] {
            case ByteClass.separator, ByteClass.midBoth, ByteClass.midDigits:
                at += 1
            case ByteClass.letter, ByteClass.digit:
                break between
            case ByteClass.latinOrMark, ByteClass.latinAdditional:
                if scanner.letterLength(at) > 0 { break between }
                return stretch(from: at, reached: at)
            case ByteClass.punctuation:
                let length = scanner.separatorLength(at)
                guard length > 0 else { return stretch(from: at, reached: at) }
                at += length
            default:
                return stretch(from: at, reached: at)
            }
        }

        let start = at
        // Whether the last character but marks is a digit; else it is a letter.
        var isDigit = false
        while at < count {
            switch classes[Int(text[at])] {
            case ByteClass.letter:
                isDigit = false
                at += 1
            case ByteClass.latinOrMark:
                let length = scanner.letterLength(at)
                if length > 0 {
                    isDigit = false
                    at += length
                } else if scanner.isMark(at) {
                    at += 2
                } else {
                    return stretch(from: start, reached: at)
                }
            case ByteClass.latinAdditional:
                guard scanner.letterLength(at) > 0 else { return stretch(from: start, reached: at) }
                isDigit = false
                at += 3
            case ByteClass.separator:
                position = at
                return .word(start: start)
            case ByteClass.digit:
                isDigit = true
                at += 1
            case ByteClass.punctuation:
                guard scanner.separatorLength(at) > 0 else { return stretch(from: start, reached: at) }
                position = at
                return .word(start: start)
            case ByteClass.midBoth:
                switch following(at) {
                case .letter where !isDigit, .digit where isDigit: at += 1
                case .undecided: return stretch(from: start, reached: at)
                default:
                    position = at
                    return .word(start: start)
                }
            case ByteClass.midDigits:
                guard isDigit else {
                    position = at
                    return .word(start: start)
                }
                switch following(at) {
                case .digit: at += 1
                case .undecided: return stretch(from: start, reached: at)
                default:
                    position = at
                    return .word(start: start)
                }
            default:
                return stretch(from: start, reached: at)
            }
        }
        position = count
        return .word(start: start)
    }

    /// What stands behind a byte that may join.
    private enum Following {
        case letter
        case digit
        case separator
        case undecided
    }

    @inline(__always)
    private func following(_ at: Int) -> Following {
        guard at + 1 < count else { return .separator }
        switch classes[Int(text[at + 1])] {
        case ByteClass.letter: return .letter
        case ByteClass.digit: return .digit
        case ByteClass.latinOrMark, ByteClass.latinAdditional:
            return scanner.letterLength(at + 1) > 0 ? .letter : .undecided
        case ByteClass.punctuation: return scanner.separatorLength(at + 1) > 0 ? .separator : .undecided
        case ByteClass.other: return .undecided
        default: return .separator
        }
    }

    /// Delimits what ICU must divide, from a certain boundary over the byte that is undecided.
    @inline(never)
    private mutating func stretch(from start: Int, reached: Int) -> Next {
        var end = reached
        while end < count {
            let byte = text[end]
            if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D,
                end + 1 == count || text[end + 1] < 0x80 || scanner.letterLength(end + 1) > 0
            {
                break
            }
            end += 1
        }
        position = end
        // A separator in front gives marks at the start something to stand on, as in the whole text.
        let isBehindSeparator = start > 0 && text[start - 1] < 0x80
        return .stretch(start: isBehindSeparator ? start - 1 : start, end: end)
    }
}
