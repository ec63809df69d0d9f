// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Parts of a text that tell its encoding: all of a short text, else windows spread over it, each beginning where the
/// first byte beyond ASCII from its place on stands.
struct EncodingSample {
    /// The parts, in order; each begins and ends at an ASCII byte or an end of the text.
    private(set) var parts: [UnsafeRawBufferPointer] = []

    static let windowCount = 32
    static let windowSize = 2048
    /// The most bytes by which a window is longer to end at ASCII.
    private static let slack = 64

    /// Takes linear time at most, and no more than the size of the sample where there is much beyond ASCII.
    init(_ text: UnsafeRawBufferPointer) {
        guard text.count > Self.windowCount * Self.windowSize else {
            if UTF8Reading.endOfASCII(text, from: 0, to: text.count) < text.count { parts.append(text) }
            return
        }
        let stride = text.count / Self.windowCount
        var end = 0
        for window in 0..<Self.windowCount {
            let from = max(window * stride, end)
            let to = window == Self.windowCount - 1 ? text.count : (window + 1) * stride
            guard from < to else { continue }
            let first = UTF8Reading.endOfASCII(text, from: from, to: to)
            guard first < to else { continue }
            var start = first
            while start > end, start > first - Self.slack, text[start] >= 0x80 || Self.isLetter(text[start - 1]) {
                start -= 1
            }
            end = min(first + Self.windowSize, text.count)
            let limit = min(end + Self.slack, text.count)
            while end < limit, text[end] >= 0x80 || Self.isLetter(text[end]) { end += 1 }
            parts.append(UnsafeRawBufferPointer(rebasing: text[start..<end]))
        }
    }

    /// What the sample is in an encoding.
    func score(_ encoding: VietnameseEncoding) -> SyllableScore {
        var score = SyllableScore()
        for part in parts { encoding.utf8(part).withUnsafeBytes { score.add($0) } }
        return score
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }
}
