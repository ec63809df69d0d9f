// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The words of a text that tell its encoding: those with bytes beyond ASCII, each followed by a space.
///
/// They are all of a short text, else those of windows spread over it, each of which begins where the first byte beyond ASCII
/// from its place on stands.
struct EncodingSample {
    /// The words.
    private(set) var bytes: [UInt8] = []
    /// Where to divide them for those who may stop early: ends of words, the last one being the end of all.
    private(set) var ends: [Int] = []

    static let windowCount = 32
    static let windowSize = 2048
    private static let pieceSize = 1024
    /// The most bytes of a word; what is longer is divided.
    private static let longestWord = 256

    /// Takes linear time at most, and no more than the size of the sample where there is much beyond ASCII.
    init(_ text: UnsafeRawBufferPointer) {
        if text.count <= Self.windowCount * Self.windowSize {
            _ = add(text, from: 0, to: text.count)
        } else {
            let stride = text.count / Self.windowCount
            var end = 0
            for window in 0..<Self.windowCount {
                let from = max(window * stride, end)
                let to = window == Self.windowCount - 1 ? text.count : (window + 1) * stride
                let first = UTF8Reading.endOfASCII(text, from: min(from, to), to: to)
                end = add(text, from: first, to: min(first + Self.windowSize, text.count))
            }
        }
        if !bytes.isEmpty { ends.append(bytes.count) }
    }

    /// Adds the words that have a byte beyond ASCII in a range, whole; returns where the last one ends.
    private mutating func add(_ text: UnsafeRawBufferPointer, from: Int, to: Int) -> Int {
        var at = from
        while true {
            let first = UTF8Reading.endOfASCII(text, from: at, to: to)
            guard first < to else { return max(at, from) }
            var start = first
            while start > at, first - start < Self.longestWord, Self.isInWord(text[start - 1]) { start -= 1 }
            // The letter of an escape, as in JSON, is none of the word.
            if start > 0, start < first, text[start - 1] == UInt8(ascii: "\\") { start += 1 }
            var end = first
            while end < text.count, end - start < Self.longestWord, Self.isInWord(text[end]) { end += 1 }
            if bytes.count - (ends.last ?? 0) >= Self.pieceSize { ends.append(bytes.count) }
            bytes.append(contentsOf: text[start..<end])
            bytes.append(0x20)
            at = end
        }
    }

    /// Whether a byte is a letter in some encoding: of ASCII, beyond it, or a control character that is one in VISCII or VPS.
    private static func isInWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x80...: true
        case 0x00, 0x01, 0x07...0x0F: false
        default: byte < 0x20
        }
    }

    /// What the words are in an encoding, as far as it takes to see that it is far off.
    func read(_ encoding: VietnameseEncoding) -> Reading {
        var reading = Reading(encoding: encoding, text: [], score: SyllableScore())
        bytes.withUnsafeBytes { bytes in
            var start = 0
            for end in ends {
                let text = encoding.utf8(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                text.withUnsafeBytes { reading.score.add($0) }
                reading.text.append(contentsOf: text)
                if reading.score.accented >= 64, reading.score.share < 0.4 { break }
                start = end
            }
        }
        return reading
    }

    /// The words as they are in an encoding.
    struct Reading {
        var encoding: VietnameseEncoding
        /// The words in UTF-8.
        var text: [UInt8]
        var score: SyllableScore
    }
}
