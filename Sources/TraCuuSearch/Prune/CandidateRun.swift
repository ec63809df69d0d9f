// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The documents of a run under evaluation that may still be among the best, with what they scored so far.
///
/// All of it is plain memory, so that the loops over it compile to what they look like.
struct CandidateRun {
    /// Documents in a run. Bounds are taken over a run: shorter runs bound more tightly, longer ones cost less.
    static let runSize: UInt32 = 2048
    private static let capacity = Int(runSize)

    /// The first document of the run, a multiple of ``runSize``.
    var start: UInt32 = 0
    /// How many candidates there are.
    var count = 0
    /// Their places in the run, ascending.
    let offsets: UnsafeMutablePointer<UInt16>
    /// Their scores.
    let scores: UnsafeMutablePointer<Int32>
    /// For the term that is being looked up the candidates that have it, ascending, and the numbers of their postings in the
    /// block.
    let found: UnsafeMutablePointer<UInt16>
    let slots: UnsafeMutablePointer<UInt8>
    var foundCount = 0
    /// For every document of the run a score, to add up what several terms give.
    let sums: UnsafeMutablePointer<Int32>
    private let memory: UnsafeMutableRawPointer

    /// Empty memory, which whoever makes it frees by ``deallocate()``.
    init() {
        let room = Self.capacity + 16
        let size = room * (4 + 4 + 2 + 2 + 1)
        memory = .allocate(byteCount: size, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        sums = memory.assumingMemoryBound(to: Int32.self)
        scores = (memory + room * 4).assumingMemoryBound(to: Int32.self)
        offsets = (memory + room * 8).assumingMemoryBound(to: UInt16.self)
        found = (memory + room * 10).assumingMemoryBound(to: UInt16.self)
        slots = (memory + room * 12).assumingMemoryBound(to: UInt8.self)
    }

    func deallocate() {
        memory.deallocate()
    }

    /// 1 if a score is above a floor, 0 otherwise, without a branch: whether it is cannot be foreseen. Both are so far from
    /// the ends of their range that their difference is in it.
    @inline(__always)
    static func isAbove(_ score: Int32, _ floor: Int32) -> Int {
        Int(UInt32(bitPattern: floor &- score) &>> 31)
    }

    /// The document behind the run's last.
    var end: UInt32 { start &+ Self.runSize }

    /// Takes the documents whose sum is above `floor`, which is not negative, and sets all sums to 0.
    mutating func takeSums(above floor: Int32) {
        let raw = UnsafeMutableRawPointer(sums)
        let floors = SIMD8(repeating: floor)
        var taken = 0
        var place = 0
        while place < Self.capacity {
            let values = raw.load(fromByteOffset: place &* 4, as: SIMD8<Int32>.self)
            let isAbove = values .> floors
            if any(isAbove) {
                var lane = place
                while lane < place &+ 8 {
                    let sum = sums[lane]
                    offsets[taken] = UInt16(truncatingIfNeeded: lane)
                    scores[taken] = sum
                    taken &+= Self.isAbove(sum, floor)
                    lane &+= 1
                }
            }
            raw.storeBytes(of: SIMD8(), toByteOffset: place &* 4, as: SIMD8<Int32>.self)
            place &+= 8
        }
        count = taken
    }

    /// Appends those of a run of postings that score more than `floor`. Scores may be read up to seven behind the last.
    @inline(__always)
    mutating func append(
        _ documents: UnsafePointer<UInt32>,
        _ postingScores: UnsafePointer<Int32>,
        _ range: Range<Int>,
        above floor: Int32
    ) {
        let (offsets, scores, start) = (offsets, scores, start)
        let floors = SIMD8(repeating: floor)
        var taken = count
        var index = range.lowerBound
        while index < range.upperBound {
            let values = UnsafeRawPointer(postingScores + index).loadUnaligned(as: SIMD8<Int32>.self)
            let end = min(index &+ 8, range.upperBound)
            if any(values .> floors) {
                while index < end {
                    let score = postingScores[index]
                    offsets[taken] = UInt16(truncatingIfNeeded: documents[index] &- start)
                    scores[taken] = score
                    taken &+= Self.isAbove(score, floor)
                    index &+= 1
                }
            }
            index = end
        }
        count = taken
    }

    /// Makes all documents of a set in the run the candidates, with no score yet.
    mutating func take(_ set: DocumentSet) {
        let bits = set.window(at: start).bits
        var taken = 0
        for word in 0..<Self.capacity / 64 {
            var rest = bits[word]
            while rest != 0 {
                offsets[taken] = UInt16(truncatingIfNeeded: word &* 64 &+ rest.trailingZeroBitCount)
                scores[taken] = 0
                taken &+= 1
                rest &= rest &- 1
            }
        }
        count = taken
    }

    /// Drops the candidates that a set of documents, one bit each, holds, or those that it does not hold.
    mutating func filter(_ words: UnsafePointer<UInt64>, count wordCount: Int, dropsThoseIn: Bool) {
        let dropped: UInt64 = dropsThoseIn ? 1 : 0
        let first = Int(start >> 6)
        var kept = 0
        for index in 0..<count {
            let offset = offsets[index]
            offsets[kept] = offset
            scores[kept] = scores[index]
            let word = first &+ Int(offset >> 6)
            let bit = word < wordCount ? words[word] &>> UInt64(offset & 63) & 1 : 0
            kept &+= bit == dropped ? 0 : 1
        }
        count = kept
    }
}
