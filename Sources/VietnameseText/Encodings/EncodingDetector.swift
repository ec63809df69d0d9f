// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Compares encodings on a sample of a text.
struct EncodingDetector {
    /// From this many words with diacritics on, if they are various, few of them need not be syllables.
    static let enough = 20
    static let enoughVariety = SyllableScore.Variety(words: 10, letters: 8)
    /// The share of them that must be.
    static let enoughShare = 0.8
    /// How much better the best must be then than any other.
    static let margin = 0.1
    /// The least variety that tells anything; all words must be syllables then.
    static let leastVariety = SyllableScore.Variety(words: 4, letters: 4)
    /// The shares that the text as it is, and any other encoding, may have at most then.
    static let leastRival = (plain: 0.5, other: 0.8)
    /// How many more syllables there must be than in the text as it is, if that has a larger share.
    static let leastGain = 4

    /// The fewest different words where bytes that were misread are well-formed UTF-8 of Vietnamese letters.
    static let leastOfForm = SyllableScore.Variety(words: 2, letters: 1)

    /// The 8-bit encodings, the commonest first.
    private static let legacy: [VietnameseEncoding] = [.tcvn3, .vni, .viscii, .windows1258, .vps]

    private typealias Reading = EncodingSample.Reading

    private let sample: EncodingSample

    init(_ text: UnsafeRawBufferPointer) {
        sample = EncodingSample(text)
    }

    func detect() -> EncodingDetection {
        guard !sample.bytes.isEmpty else { return EncodingDetection(encoding: .utf8, candidates: []) }
        let form = UTF8Form(sample.bytes)
        guard form.isUTF8 else {
            // windows-1252 is the reading that the others must beat; nothing is ever found to be it.
            return decide(Self.legacy.map(sample.read), against: sample.read(.windows1252))
        }
        let asUTF8 = sample.read(.utf8)
        if form.hasVietnamese || sample.bytes.withUnsafeBytes(VietnameseEncoding.glance) == .plain {
            return result(.utf8, [asUTF8])
        }
        return detectMisread(asUTF8)
    }

    /// Tells whether UTF-8 is misread text. Each reading is compared with leaving it as it is.
    private func detectMisread(_ asUTF8: Reading) -> EncodingDetection {
        var before: [UInt8] = []
        var other: [UInt8] = []
        sample.bytes.withUnsafeBytes { bytes in
            _ = Misreading.takeBack(bytes, isEnd: true, into: &other) { run, _, _ in before.append(contentsOf: run) }
        }
        let form = UTF8Form(before)
        var candidates = Self.legacy.compactMap(\.misread)
        if form.isUTF8 {
            // What was read was itself UTF-8: it is that text or, without letters of Vietnamese, one misread twice.
            let once = [VietnameseEncoding.utf8.misread].compactMap(\.self)
            candidates = form.hasVietnamese ? once : once + (once + candidates).compactMap(\.misread)
        }
        let readings = candidates.map(sample.read)
        if form.isUTF8, form.hasVietnamese, let once = readings.first, once.score.variety >= Self.leastOfForm,
            once.score.share >= Self.enoughShare
        {
            return result(once.encoding, [once, asUTF8])
        }
        let found = decide(readings, against: asUTF8)
        if found.encoding != nil { return found }
        // Only what is far more like Vietnamese otherwise makes it doubtful that the text is what it seems.
        let isDoubtful = readings.contains { reading in
            reading.encoding == found.candidates.first?.encoding && reading.score.variety >= Self.leastVariety
                && reading.score.share >= max(0.5, asUTF8.score.share + 0.3)
        }
        return EncodingDetection(encoding: isDoubtful ? nil : .utf8, candidates: found.candidates)
    }

    private func decide(_ readings: [Reading], against plain: Reading) -> EncodingDetection {
        // One word counts less than many.
        func rank(_ reading: Reading) -> Double { Double(reading.score.valid) / Double(reading.score.accented + 1) }
        let ranked = readings.enumerated().sorted { first, second in
            let (a, b) = (rank(first.element), rank(second.element))
            return a == b ? first.offset < second.offset : a > b
        }.map(\.element)
        guard let best = ranked.first, best.text != plain.text else { return result(nil, [plain] + ranked) }
        let other = ranked.dropFirst().filter { $0.text != best.text }.map(\.score.share).max() ?? 0
        let share = best.score.share
        let isLong = best.score.accented >= Self.enough && best.score.variety >= Self.enoughVariety
        let isFound =
            isLong
            ? share >= Self.enoughShare && share >= max(plain.score.share, other) + Self.margin
            : share == 1 && best.score.variety >= Self.leastVariety && other <= Self.leastRival.other
                && (plain.score.share <= Self.leastRival.plain
                    || best.score.valid >= plain.score.valid + Self.leastGain)
        return result(isFound ? best.encoding : nil, ranked + [plain])
    }

    private func result(_ encoding: VietnameseEncoding?, _ readings: [Reading]) -> EncodingDetection {
        EncodingDetection(
            encoding: encoding,
            candidates: readings.map {
                .init(encoding: $0.encoding, accented: $0.score.accented, valid: $0.score.valid)
            }
        )
    }
}

/// How well-formed a sample is as UTF-8.
struct UTF8Form {
    /// Whether it is UTF-8, perhaps damaged: of the bytes beyond ASCII at least four in five are well-formed or, where there
    /// are letters that only Vietnamese has, more than half.
    private(set) var isUTF8 = true
    /// Whether a letter that only Vietnamese has is among them.
    private(set) var hasVietnamese = false

    init(_ bytes: [UInt8]) {
        var wellFormed = 0
        var illFormed = 0
        bytes.withUnsafeBytes { bytes in
            var at = 0
            while true {
                at = UTF8Reading.endOfASCII(bytes, from: at, to: bytes.count)
                guard at < bytes.count else { break }
                if let (scalar, size) = UTF8Reading.scalar(bytes, at) {
                    wellFormed += size
                    if scalar >= 0x1EA0, scalar <= 0x1EF9 { hasVietnamese = true }
                    at += size
                } else {
                    illFormed += 1
                    at += 1
                }
            }
        }
        isUTF8 = wellFormed > (hasVietnamese ? 1 : 4) * illFormed || illFormed == 0
    }
}
