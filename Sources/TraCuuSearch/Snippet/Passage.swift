// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Decides where a passage begins and ends.
struct Passage {
    /// The most bytes of a passage for each syllable asked for.
    static let bytesPerSyllable = 32

    private let bytes: UnsafeRawBufferPointer
    private let tokens: [Range<Int>]

    init(_ bytes: UnsafeRawBufferPointer, tokens: [Range<Int>]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    /// The bytes of a passage of about `syllables` tokens that holds the tokens `shown`, or begins the text.
    func range(around shown: ClosedRange<Int>?, syllables: Int) -> Range<Int> {
        let limit = syllables.multipliedReportingOverflow(by: Self.bytesPerSyllable)
        let maximum = limit.overflow ? Int.max / 2 : limit.partialValue
        guard !tokens.isEmpty else { return trimmed(0..<cut(min(bytes.count, maximum), after: 0)) }
        var first = shown.map { firstToken(for: $0, syllables: syllables) } ?? 0
        var start = startOfText(at: first)
        if let shown, tokens[shown.lowerBound].upperBound - start > maximum {
            first = shown.lowerBound
            start = tokens[first].lowerBound
        }
        var last = first + min(syllables, tokens.count - first) - 1
        while last > first, tokens[last].upperBound - start > maximum { last -= 1 }
        var end = endOfText(at: last)
        if end - start > maximum { end = cut(start + maximum, after: start) }
        return trimmed(start..<end)
    }

    /// The token to begin with so that a window of `syllables` tokens holds those shown.
    private func firstToken(for shown: ClosedRange<Int>, syllables: Int) -> Int {
        let spare = max(0, syllables - shown.count)
        // The text's last window begins here; beginning later would only shorten the passage.
        let lastWindow = max(0, tokens.count - syllables)
        let earliest = min(max(0, shown.lowerBound - spare), lastWindow)
        if earliest == 0, shown.lowerBound <= spare { return 0 }
        let latest = min(shown.lowerBound, max(earliest, lastWindow))
        var token = latest
        while token >= earliest {
            if isSentenceStart(token) { return token }
            token -= 1
        }
        return max(earliest, latest - spare / 4)
    }

    /// Whether a sentence or line ends between the token before and this one.
    private func isSentenceStart(_ token: Int) -> Bool {
        guard token > 0 else { return true }
        let gap = bytes[tokens[token - 1].upperBound..<tokens[token].lowerBound]
        var hasEnd = false
        for byte in gap {
            switch byte {
            case 0x0A: return true
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): hasEnd = true
            case 0x20 where hasEnd: return true
            default: break
            }
        }
        return false
    }

    /// Where the text of a token begins, with the opening marks that touch it.
    private func startOfText(at token: Int) -> Int {
        let lower = token > 0 ? tokens[token - 1].upperBound : 0
        var start = tokens[token].lowerBound
        while start > lower, !WhiteSpace.isASCII(bytes[start - 1]) { start -= 1 }
        // Marks that touch both words belong to the one before.
        return start == lower && token > 0 ? tokens[token].lowerBound : start
    }

    /// Where the text of a token ends, with the closing marks that touch it.
    private func endOfText(at token: Int) -> Int {
        let upper = token + 1 < tokens.count ? tokens[token + 1].lowerBound : bytes.count
        var end = tokens[token].upperBound
        while end < upper, WhiteSpace.length(bytes, at: end) == 0 { end = next(end) }
        return token + 1 < tokens.count ? end : bytes.count
    }

    /// The border of the character behind the one at `index`.
    private func next(_ index: Int) -> Int {
        var next = index + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// The last border of a character at or before `index`, but behind the character at `start`.
    private func cut(_ index: Int, after start: Int) -> Int {
        guard index < bytes.count else { return bytes.count }
        var end = index
        while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end > start || start >= bytes.count ? end : next(start)
    }

    /// Without the white space at both ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound {
            let length = WhiteSpace.length(bytes, at: start)
            if length == 0 { break }
            start += length
        }
        var end = start
        var index = start
        while index < range.upperBound {
            let length = WhiteSpace.length(bytes, at: index)
            index = length > 0 ? index + length : next(index)
            if length == 0 { end = index }
        }
        return start..<end
    }
}
