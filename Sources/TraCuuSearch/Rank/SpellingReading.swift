// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Which spellings a word typed without marks stands for, as its neighbours tell: beside `ninh`, `an` is `an` and not `ăn`.
///
/// For each spelling the candidates are counted in which the word, so spelled, stands beside a neighbour that it has in
/// the query; a spelling counts by its share: `(count + s) / (largest count + s)` with a small s, so that none counts
/// nothing. Occurrences that do stand beside a neighbour count fully whatever their spelling, so that texts typed without
/// marks lose nothing where they match. Without any such occurrence every spelling counts fully.
final class SpellingReading {
    /// The s of the shares.
    private static let smoothing: Float = 0.05

    private let spellingCount: Int
    /// For each spelling the candidates in which it stands beside a neighbour, and the last that was counted.
    private let counts: UnsafeMutablePointer<UInt32>
    private let lastCounted: UnsafeMutablePointer<UInt32>
    /// For each occurrence whether it stands beside a neighbour.
    private let near: UnsafeMutablePointer<Bool>
    private let shares: UnsafeMutablePointer<Float>
    /// Whether any spelling was seen beside a neighbour.
    private(set) var isDecided = false

    init(spellings: Int, occurrences: Int) {
        func zeros<T: BinaryInteger>(_ count: Int) -> UnsafeMutablePointer<T> {
            let memory = UnsafeMutablePointer<T>.allocate(capacity: count)
            memory.initialize(repeating: 0, count: count)
            return memory
        }
        spellingCount = spellings
        counts = zeros(spellings)
        lastCounted = zeros(spellings)
        shares = .allocate(capacity: spellings)
        shares.initialize(repeating: 1, count: spellings)
        near = .allocate(capacity: occurrences)
        near.initialize(repeating: false, count: occurrences)
    }

    deinit {
        counts.deallocate()
        lastCounted.deallocate()
        shares.deallocate()
        near.deallocate()
    }

    /// What tells which occurrences stand beside a neighbour; good as long as the reading lives.
    struct Witness {
        fileprivate let counts: UnsafeMutablePointer<UInt32>
        fileprivate let lastCounted: UnsafeMutablePointer<UInt32>
        fileprivate let near: UnsafeMutablePointer<Bool>

        /// Takes in that an occurrence stands beside a neighbour.
        ///
        /// - Parameter mark: another number, at least 1, for each pair and candidate.
        @inline(__always)
        func see(_ occurrence: Int, spelling: UInt32, mark: UInt32) {
            near[occurrence] = true
            let spelling = Int(spelling)
            guard lastCounted[spelling] != mark else { return }
            lastCounted[spelling] = mark
            counts[spelling] &+= 1
        }
    }

    var witness: Witness { Witness(counts: counts, lastCounted: lastCounted, near: near) }

    /// What an occurrence in each spelling counts, and which count fully as they stand beside a neighbour; good as long as
    /// the reading lives.
    struct Weights {
        let shares: UnsafePointer<Float>
        let near: UnsafePointer<Bool>

        @inline(__always)
        func weight(of occurrence: Int, spelling: UInt32) -> Float {
            near[occurrence] ? 1 : shares[Int(spelling)]
        }
    }

    /// Takes over in how many candidates each spelling stands beside a neighbour, of the same term.
    func take(_ other: SpellingReading) {
        counts.update(from: other.counts, count: min(spellingCount, other.spellingCount))
    }

    /// The weights once all occurrences were seen; nil if all count fully.
    func decide() -> Weights? {
        var largest: UInt32 = 0
        for spelling in 0..<spellingCount { largest = max(largest, counts[spelling]) }
        guard largest > 0 else { return nil }
        isDecided = true
        for spelling in 0..<spellingCount {
            shares[spelling] = (Float(counts[spelling]) + Self.smoothing) / (Float(largest) + Self.smoothing)
        }
        return Weights(shares: UnsafePointer(shares), near: UnsafePointer(near))
    }

    /// What an occurrence in a spelling counts if it does not stand beside a neighbour.
    func share(of spelling: Int) -> Float { shares[spelling] }

    /// In how many documents the word occurs if spellings count by their shares.
    func documentFrequency(_ spellings: [RankedTerm.Spelling]) -> Double {
        var sum = 0.0
        for (number, spelling) in spellings.enumerated() {
            sum += Double(shares[number]) * Double(spelling.documentFrequency)
        }
        return sum
    }
}
