// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What bounds the score of a run of postings, whatever the parameters of BM25: up to four pairs of a frequency and a
/// length code such that every posting of the run has at most the frequency and at least the length of one pair.
///
/// ```
/// impacts := pair{4}
/// pair    := u8 frequency (255 = 255 or more, 0 = unused), u8 length code
/// ```
/// BM25 grows with the frequency and falls with the length, so the largest score of the pairs is an upper bound.
/// (Idea: competitive impacts of Grand, Muir, Ferenczi and Lin, "From MaxScore to Block-Max WAND", ECIR 2020; here cut
/// to four pairs by merging neighbours, which keeps the bound valid.)
package struct Impacts: Equatable, Sendable {
    /// The largest number of pairs.
    package static let pairCount = 4
    /// A frequency that stands for itself and anything larger.
    package static let saturated: UInt8 = 255

    /// The pairs as eight bytes, pair `i` in the bits from `16 * i`: frequency in the low, code in the high byte.
    package var packed: UInt64

    package init(packed: UInt64) {
        self.packed = packed
    }

    /// Pair `index` (0...3); a frequency of 0 means unused.
    @inlinable
    package func pair(_ index: Int) -> (frequency: UInt8, code: UInt8) {
        let bits = packed >> UInt64(index * 16)
        return (UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8))
    }
}

/// Gathers the impacts of a run of postings.
package struct ImpactsBuilder: ~Copyable {
    /// For each length code the largest frequency seen, 0 if none.
    private let largest: UnsafeMutablePointer<UInt8>
    private var lowestCode = 256
    private var highestCode = -1

    package init() {
        largest = .allocate(capacity: 256)
        largest.initialize(repeating: 0, count: 256)
    }

    deinit {
        largest.deallocate()
    }

    /// Takes one posting in.
    @inline(__always)
    package mutating func add(frequency: UInt32, code: UInt8) {
        let value = UInt8(min(frequency, UInt32(Impacts.saturated)))
        if largest[Int(code)] < value {
            largest[Int(code)] = value
            lowestCode = min(lowestCode, Int(code))
            highestCode = max(highestCode, Int(code))
        }
    }

    /// Takes the postings behind other impacts in.
    package mutating func add(_ impacts: Impacts) {
        for index in 0..<Impacts.pairCount {
            let pair = impacts.pair(index)
            if pair.frequency > 0 { add(frequency: UInt32(pair.frequency), code: pair.code) }
        }
    }

    /// The impacts of what was added since the last call; starts anew.
    package mutating func finish() -> Impacts {
        var pairs: [(frequency: UInt8, code: UInt8)] = []
        var best: UInt8 = 0
        var code = lowestCode
        while code <= highestCode {
            if largest[code] > best {
                best = largest[code]
                pairs.append((best, UInt8(code)))
            }
            largest[code] = 0
            code += 1
        }
        lowestCode = 256
        highestCode = -1
        while pairs.count > Impacts.pairCount {
            Self.mergeClosest(&pairs)
        }
        var packed: UInt64 = 0
        for (index, pair) in pairs.enumerated() {
            packed |= (UInt64(pair.frequency) | UInt64(pair.code) << 8) << UInt64(index * 16)
        }
        return Impacts(packed: packed)
    }

    /// Replaces the two neighbours whose merger (larger frequency, shorter length) loosens the bound least, judged by
    /// the usual parameters and a middling length.
    private static func mergeClosest(_ pairs: inout [(frequency: UInt8, code: UInt8)]) {
        func weight(_ frequency: UInt8, _ code: UInt8) -> Float {
            let tf = Float(frequency)
            let length = Float(LengthCode.decode(code))
            return tf / (tf + 1.2 * (0.25 + 0.75 * length / 300))
        }
        var bestIndex = 0
        var bestLoss = Float.infinity
        for index in 0..<pairs.count - 1 {
            let merged = weight(pairs[index + 1].frequency, pairs[index].code)
            let before = max(
                weight(pairs[index].frequency, pairs[index].code),
                weight(pairs[index + 1].frequency, pairs[index + 1].code)
            )
            if merged - before < bestLoss {
                bestLoss = merged - before
                bestIndex = index
            }
        }
        pairs[bestIndex + 1].code = pairs[bestIndex].code
        pairs.remove(at: bestIndex)
    }
}
