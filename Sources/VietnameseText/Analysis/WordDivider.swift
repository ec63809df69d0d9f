// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Divides a word of ICU's where Vietnamese usage does: the rules that depend on the word alone.
///
/// Runs once for each distinct word, so it is written for clarity. Time is linear in the word.
struct WordDivider {
    /// The tokens of a word, as byte ranges in ascending order.
    private(set) var parts: [Range<Int>] = []
    /// The parts written together if they are an abbreviation (`TPHCM` for `TP.HCM`), else empty.
    private(set) var joined: [UInt8] = []

    private let word: UnsafeRawBufferPointer
    private var values: [UInt32] = []
    /// The first byte of each scalar, and the end of the last.
    private var offsets: [Int] = []

    /// Divides a word; nil if it is one token.
    init?(_ word: UnsafeRawBufferPointer) {
        guard Self.mayDivide(word) else { return nil }
        self.word = word
        decode()
        let labels = split(values.indices, where: isLetterDot)
        for label in labels { divideLabel(label) }
        guard parts.count > 1 else { return nil }
        if parts == labels.map(bytes), Self.isAbbreviation(labels.map(text)) {
            joined = parts.flatMap { word[$0] }
        }
    }

    /// Whether a word has anything but letters, or anything but digits.
    private static func mayDivide(_ word: UnsafeRawBufferPointer) -> Bool {
        var hasDigit = false
        var hasLetter = false
        for byte in word {
            switch byte {
            case 0x30...0x39: hasDigit = true
            case 0x21...0x2F, 0x3B: return true
            // U+00AD and U+00B7, U+034F, the block of general punctuation, U+FEFF.
            case 0xC2, 0xCD, 0xE2, 0xEF: return true
            default: hasLetter = true
            }
        }
        return hasDigit && hasLetter
    }

    private mutating func decode() {
        var at = 0
        values.reserveCapacity(word.count)
        offsets.reserveCapacity(word.count + 1)
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            values.append(scalar.value)
            offsets.append(at)
            at += UTF8.width(scalar)
        }
        offsets.append(word.count)
    }

    private func bytes(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    private func text(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: word[bytes(range)])
    }

    private func isDigit(_ index: Int) -> Bool { values.indices ~= index && 0x30...0x39 ~= values[index] }

    /// The ranges between the scalars that part; marks and invisible characters behind such a scalar go with it.
    private func split(_ range: Range<Int>, where parts: (Int) -> Bool) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            guard parts(index) else {
                index += 1
                continue
            }
            if index > start { result.append(start..<index) }
            index += 1
            while index < range.upperBound, isAttached(values[index]) { index += 1 }
            start = index
        }
        if range.upperBound > start { result.append(start..<range.upperBound) }
        return result
    }

    private func isAttached(_ value: UInt32) -> Bool { 0x300..<0x370 ~= value || InvisibleScalar.contains(value) }

    private func isLetterDot(_ index: Int) -> Bool {
        values[index] == UInt32(UInt8(ascii: ".")) && !(isDigit(index - 1) && isDigit(index + 1))
    }

    // MARK: Words with apostrophes

    private mutating func divideLabel(_ label: Range<Int>) {
        for part in split(label, where: { isApostrophe($0) && parts($0, in: label) }) { divideRuns(part) }
    }

    /// Whether an apostrophe stands between two digits or two syllables.
    private func parts(_ apostrophe: Int, in label: Range<Int>) -> Bool {
        if isDigit(apostrophe - 1), isDigit(apostrophe + 1) { return true }
        var start = apostrophe
        while start > label.lowerBound, !isDigit(start - 1), !isApostrophe(start - 1) { start -= 1 }
        var next = apostrophe + 1
        while next < label.upperBound, isAttached(values[next]) { next += 1 }
        var end = next
        while end < label.upperBound, !isDigit(end), !isApostrophe(end) { end += 1 }
        return isSyllable(start..<apostrophe) && isSyllable(next..<end)
    }

    /// Apostrophes and the middle dot.
    private func isApostrophe(_ index: Int) -> Bool {
        switch values[index] {
        case 0x27, 0x2018, 0x2019, 0xB7: true
        default: false
        }
    }

    // MARK: Letters and digits

    private mutating func divideRuns(_ range: Range<Int>) {
        let runs = runs(range)
        var start = range.lowerBound
        for (index, (left, right)) in zip(runs, runs.dropFirst()).enumerated() {
            let isDivided =
                isDigit(left.lowerBound)
                ? isMeasured(left, unit: right) : isCounted(left, isFirst: start == runs[index].lowerBound)
            guard isDivided else { continue }
            divideFragment(start..<left.upperBound)
            start = right.lowerBound
        }
        divideFragment(start..<range.upperBound)
    }

    /// The runs of digits, with `.`, `,` and `;` between two of them, and those of anything else.
    private func runs(_ range: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let isNumber = isDigit(start)
            var end = start + 1
            while end < range.upperBound, isInNumber(end) == isNumber { end += 1 }
            runs.append(start..<end)
            start = end
        }
        return runs
    }

    private func isInNumber(_ index: Int) -> Bool {
        isDigit(index) || isNumberSign(index) && isDigit(index - 1) && isDigit(index + 1)
    }

    private func isNumberSign(_ index: Int) -> Bool {
        switch values[index] {
        case 0x2C, 0x2E, 0x3B: true
        default: false
        }
    }

    /// Whether letters behind a number are a word of their own: `3.000đ`, `500đ`, `15ngày`, but not `5G`, `8h30`.
    private func isMeasured(_ number: Range<Int>, unit: Range<Int>) -> Bool {
        if number.contains(where: isNumberSign) { return true }
        guard bytes(unit).count <= Self.longestSyllable else { return false }
        let letters = KeyBuilder.scalars(text(unit))
        return Self.currencies.contains(letters) || isSyllable(unit) && letters.contains { $0 >= 0x80 }
    }

    /// Whether letters in front of a number are a word of their own: `cập16`, `nay3,045`, but not `QH15`, `A4`, `CO2`.
    private func isCounted(_ letters: Range<Int>, isFirst: Bool) -> Bool {
        guard isSyllable(letters) else { return false }
        let letters = KeyBuilder.scalars(text(letters))
        return letters.contains { $0 >= 0x80 } || isFirst && letters.count >= 3
    }

    private static let currencies: Set<[UInt32]> = Set(
        ["đ", "vnđ", "vnd", "usd"].map { $0.unicodeScalars.map(\.value) }
    )

    private mutating func divideFragment(_ range: Range<Int>) {
        if isDigit(range.lowerBound), runs(range).count == 1 {
            divideNumber(range)
        } else if range.contains(where: { isDigit($0) }) {
            // A list behind letters, as in `QH14,15`.
            let items = split(range) { isInNumber($0) && values[$0] != UInt32(UInt8(ascii: ".")) && !isDigit($0) }
            for item in items {
                if isDigit(item.lowerBound), runs(item).count == 1 { divideNumber(item) } else { add(item) }
            }
        } else {
            divideInvisibly(range)
        }
    }

    private mutating func divideNumber(_ range: Range<Int>) {
        for item in split(range, where: { values[$0] == UInt32(UInt8(ascii: ";")) }) {
            switch NumberShape(values[item]) {
            case .plain, .grouped, .telephone: add(item)
            case .date:
                for number in split(item, where: isNumberSign) { add(number) }
            case .list:
                for number in split(item, where: { values[$0] == UInt32(UInt8(ascii: ",")) }) { divideNumber(number) }
            }
        }
    }

    // MARK: Invisible characters

    /// Letters with invisible characters are one word if they are one syllable, else several if all are syllables.
    private mutating func divideInvisibly(_ range: Range<Int>) {
        let pieces = split(range) { InvisibleScalar.contains(values[$0]) }
        if pieces.count > 1, !isSyllable(range), pieces.allSatisfy({ isSyllable($0) }) {
            for piece in pieces { add(piece) }
        } else {
            add(range)
        }
    }

    // MARK: Parts

    private mutating func add(_ range: Range<Int>) { parts.append(bytes(range)) }

    /// More bytes than any syllable has, decomposed and with some invisible characters.
    static let longestSyllable = 64

    private func isSyllable(_ range: Range<Int>) -> Bool {
        let text = text(range)
        guard text.count <= Self.longestSyllable else { return false }
        return Word(KeyBuilder.scalars(text))?.isValidSyllable ?? false
    }

    /// Whether words between dots abbreviate: each is a single letter, or at most six that are no syllable, and has no
    /// tone; the last is not the kind of a file.
    private static func isAbbreviation(_ words: [UnsafeRawBufferPointer]) -> Bool {
        guard 2...8 ~= words.count else { return false }
        for word in words {
            guard word.count <= longestSyllable, let letters = Word(KeyBuilder.scalars(word)), letters.tone == .level,
                letters.spelling.count == 1 || letters.spelling.count <= 6 && !letters.isReadableAsSyllable
            else { return false }
        }
        return words.last.map { !fileKinds.contains(KeyBuilder.scalars($0)) } ?? false
    }

    private static let fileKinds: Set<[UInt32]> = Set(
        "docx xls xlsx ppt pptx pdf zip rar txt csv htm html xml jpg jpeg png gif".split(separator: " ")
            .map { $0.unicodeScalars.map(\.value) }
    )
}
