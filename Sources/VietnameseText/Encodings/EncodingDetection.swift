// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What is known of the encoding of a text.
public struct EncodingDetection: Hashable, Sendable {
    /// How well one encoding explains a sample of the text.
    public struct Candidate: Hashable, Sendable {
        /// The encoding.
        public let encoding: VietnameseEncoding
        /// Words of the sample that then have a letter beyond ASCII; acronyms do not count.
        public let accented: Int
        /// Those of them that are valid Vietnamese syllables.
        public let valid: Int
        /// The share of valid syllables, 0 to 1; 0 without any word.
        public var score: Double { accented == 0 ? 0 : Double(valid) / Double(accented) }
    }

    /// The encoding; nil if it cannot be told.
    public let encoding: VietnameseEncoding?
    /// The encodings that were compared, the likeliest first; none if bytes alone tell: ASCII, or a byte order mark.
    public let candidates: [Candidate]

    /// What speaks for the encoding found or, if it cannot be told, for the likeliest.
    public var evidence: Candidate? {
        encoding.map { found in candidates.first { $0.encoding == found } } ?? candidates.first
    }
}

extension VietnameseEncoding {
    /// Finds the encoding of a text.
    ///
    /// UTF-16 is known by its byte order mark or its pattern of bytes, UTF-8 by its form. Else, and where UTF-8 looks misread,
    /// a sample is decoded in every encoding, and the one in which the words with diacritics are Vietnamese syllables is it:
    /// at least 80 % of 20 such words or more, all of them if there are at least four, and much better than any encoding
    /// that gives another text. So text in other languages is never taken for Vietnamese: without a form of its own its
    /// encoding cannot be told, and UTF-8 stays UTF-8. UTF-8 that cannot be told is text half of which seems misread.
    ///
    /// The sample is at most 64 KiB, spread over the text; finding it takes linear time at most. What is well-formed in the
    /// sample may be ill-formed elsewhere.
    public static func detect(_ text: UnsafeRawBufferPointer) -> EncodingDetection {
        if let order = UTF16Reading.order(text) {
            return EncodingDetection(encoding: VietnameseEncoding(order), candidates: [])
        }
        return EncodingDetector(text).detect()
    }

    /// Finds the encoding of a text: `VietnameseEncoding.detect(bytes).encoding`.
    public static func detect(_ text: [UInt8]) -> EncodingDetection {
        text.withUnsafeBytes(detect)
    }

    /// UTF-16 of the byte order in which a text begins, by its mark or its pattern; nil if it does not look like UTF-16.
    package static func utf16(_ text: UnsafeRawBufferPointer) -> VietnameseEncoding? {
        UTF16Reading.order(text).map(VietnameseEncoding.init)
    }

    /// Whether a text is so long and so Vietnamese in this encoding, which others of its kind have, that no other need be
    /// tried: 95 % of 50 words or more.
    package func certainlyExplains(_ text: UnsafeRawBufferPointer) -> Bool {
        let score = EncodingSample(text).read(self).score
        return score.accented >= 50 && score.share >= 0.95 && score.variety >= EncodingDetector.enoughVariety
    }

    /// Whether this encoding, which others of its kind have, makes a text that is too short to tell by itself Vietnamese:
    /// hardly a word that is no syllable, and fewer of them than otherwise.
    package func explains(_ text: UnsafeRawBufferPointer) -> Bool {
        let sample = EncodingSample(text)
        let read = sample.read(self).score
        let plain = sample.read(misreadings > 0 ? .utf8 : .windows1252).score
        return read.accented - read.valid < plain.accented - plain.valid
            && (read.accented == 0 || read.share >= EncodingDetector.enoughShare)
    }

    /// What a glance at well-formed UTF-8 says about whether it was misread.
    package enum Glance: Sendable {
        /// It was not: it has a letter that only Vietnamese has (U+1EA0 to U+1EF9).
        case vietnamese
        /// It was not: it has none of the characters U+00A1 to U+00FF that misread text is full of.
        case plain
        /// That remains to be seen.
        case doubtful
    }

    /// Looks at UTF-8 only as far as needed, in Vietnamese a few words.
    package static func glance(_ utf8: UnsafeRawBufferPointer) -> Glance {
        var hasLatin = false
        var at = 0
        while true {
            at = UTF8Reading.endOfASCII(utf8, from: at, to: utf8.count)
            guard at < utf8.count else { return hasLatin ? .doubtful : .plain }
            switch utf8[at] {
            case 0xE1:
                // U+1E80 to U+1EFF, of which the letters are those from U+1EA0 to U+1EF9.
                if at + 2 < utf8.count {
                    switch (utf8[at + 1], utf8[at + 2]) {
                    case (0xBA, 0xA0...0xBF), (0xBB, 0x80...0xB9): return .vietnamese
                    default: break
                    }
                }
                at += 3
            case 0xC2, 0xC3:
                if at + 1 < utf8.count, utf8[at] == 0xC3 || utf8[at + 1] > 0xA0 { hasLatin = true }
                at += 2
            case 0xE0...: at += 3
            default: at += 2
            }
        }
    }
}
