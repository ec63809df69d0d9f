// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import VietnameseText

/// What a text is compared by: of all its stretches of four syllables, without diacritics, those with the smallest hashes.
///
/// The resemblance of two texts is the share of their different stretches that both have (Broder, "On the resemblance and
/// containment of documents", 1997). Of texts with few stretches it is exact, of others estimated from ``size`` of them:
/// the standard error is at most 0.044.
package struct TextSketch: Equatable, Sendable {
    /// The syllables of a stretch.
    static let stretch = 4
    /// How many hashes are kept.
    static let size = 128

    /// The smallest hashes, ascending; none for a text without a word.
    private(set) var hashes: [UInt64] = []

    /// The sketch of a text, of which the first 1 MiB is looked at.
    package init(_ text: UnsafeRawBufferPointer, analyzer: Analyzer, tokens: inout TokenBuffer) {
        analyzer.analyze(Highlighter.prefix(text), into: &tokens)
        var last = [UInt64](repeating: 0, count: Self.stretch)
        var count = 0
        for index in 0..<tokens.count {
            let form = tokens[index].form
            if analyzer.kind(form) == .alias { continue }
            last[count % Self.stretch] = Self.hash(analyzer.foldedKey(form))
            count += 1
            if count >= Self.stretch { add(Self.hash(last, from: count)) }
        }
        if count > 0, count < Self.stretch { add(Self.hash(last, from: 0)) }
        settle()
    }

    /// A sketch of given hashes.
    init(hashes: [UInt64]) {
        self.hashes = hashes
        settle()
    }

    /// The share of stretches that two texts have in common, 0 to 1; 0 if one has none.
    package func resemblance(to other: TextSketch) -> Double {
        var (left, right, all, both) = (0, 0, 0, 0)
        while all < Self.size, left < hashes.count || right < other.hashes.count {
            let first = left < hashes.count ? hashes[left] : .max
            let second = right < other.hashes.count ? other.hashes[right] : .max
            all += 1
            both += first == second ? 1 : 0
            left += first <= second ? 1 : 0
            right += second <= first ? 1 : 0
        }
        return all > 0 ? Double(both) / Double(all) : 0
    }

    private mutating func add(_ hash: UInt64) {
        hashes.append(hash)
        if hashes.count >= 32 * Self.size { settle() }
    }

    /// Keeps the smallest hashes, each once.
    private mutating func settle() {
        hashes.sort()
        var kept: [UInt64] = []
        for hash in hashes where kept.last != hash {
            if kept.count == Self.size { break }
            // The largest number stands for the end in comparisons.
            kept.append(min(hash, .max - 1))
        }
        hashes = kept
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// A hash of the syllables of a ring, the oldest first.
    private static func hash(_ ring: [UInt64], from start: Int) -> UInt64 {
        var hash: UInt64 = 0
        for place in start..<start + stretch {
            hash = (hash ^ ring[place % stretch]) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ hash >> 32
    }
}
