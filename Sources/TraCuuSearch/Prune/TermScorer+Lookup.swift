// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// What becomes of candidates that a term is looked up for.
enum LookupRule {
    /// They stay, with what the term adds to their score.
    case add
    /// As `add`, but those without the term are dropped.
    case require
    /// Those with the term are dropped.
    case exclude
}

extension TermScorer {
    /// Looks the candidates up and keeps, by the rule, those that score more than `floor`.
    mutating func lookUp(
        _ candidates: inout CandidateRun,
        _ rule: LookupRule,
        above floor: Int32
    ) throws(TraCuuError) {
        let offsets = candidates.offsets
        let start = candidates.start
        let count = candidates.count
        var next = 0
        candidates.count = 0
        while next < count {
            let target = start &+ UInt32(offsets[next])
            if last < target { advance(to: target) }
            guard block < blockCount else { break }
            // The candidates up to the end of the block, but for those that it cannot lift over the floor.
            var end = next &+ 1
            if last < candidates.end {
                while end < count, start &+ UInt32(offsets[end]) <= last { end &+= 1 }
            } else {
                end = count
            }
            var range = next..<end
            if rule != .exclude { range = next..<candidates.drop(range, above: floor &- blockBound(block)) }
            next = end
            if range.isEmpty { continue }
            try loadDocuments(block)
            if let bits = state.pointee.bits {
                candidates.find(range, shift: start &- state.pointee.firstBit, bits)
            } else {
                candidates.find(range, documents)
            }
            if candidates.foundCount > 0 {
                if rule == .exclude {
                    candidates.spoilFound()
                } else if scoring.weight > 0 {
                    try scoreFound(candidates)
                }
            }
            if rule == .require {
                candidates.keepFound(above: floor)
            } else {
                candidates.keep(range, above: floor)
            }
        }
        // Behind the last posting.
        if rule != .require { candidates.keep(next..<count, above: floor) }
    }

    /// Adds to the candidates found in the block what the term gives them.
    @inline(__always)
    private func scoreFound(_ candidates: borrowing CandidateRun) throws(TraCuuError) {
        if let bits = state.pointee.bits {
            if !state.pointee.loadRanks() { throw damage }
            candidates.rankFound(shift: candidates.start &- state.pointee.firstBit, bits, state.pointee.ranks)
        }
        try loadFrequencies()
        candidates.scoreFound(scoring, frequencies)
    }
}

// The loops, on plain memory and values in registers. Which candidates have a term and which scores are high enough cannot be
// foreseen, so nothing branches on it.
extension CandidateRun {
    /// Finds the candidates of a range that are in a set of bits, the first of which stands for the document `shift` places
    /// before the run.
    @inline(__always)
    fileprivate mutating func find(_ range: Range<Int>, shift: UInt32, _ bits: UnsafeRawPointer) {
        let (offsets, found) = (offsets, found)
        var count = 0
        for index in range {
            let place = UInt32(offsets[index]) &+ shift
            let word = bits.word(Int(place >> 6))
            found[count] = UInt16(truncatingIfNeeded: index)
            count &+= Int(truncatingIfNeeded: word &>> UInt64(place & 63) & 1)
        }
        foundCount = count
    }

    /// Tells the numbers of the postings of the candidates found in a set of bits.
    @inline(__always)
    fileprivate func rankFound(shift: UInt32, _ bits: UnsafeRawPointer, _ ranks: UnsafePointer<UInt8>) {
        let (offsets, found, slots) = (offsets, found, slots)
        for number in 0..<foundCount {
            let place = UInt32(offsets[Int(found[number])]) &+ shift
            let index = Int(place >> 6)
            let before = bits.word(index) & ((1 &<< UInt64(place & 63)) &- 1)
            slots[number] = ranks[index] &+ UInt8(truncatingIfNeeded: before.nonzeroBitCount)
        }
    }

    /// Finds the candidates of a range that are in a block of documents, which is filled up to its size.
    @inline(__always)
    fileprivate mutating func find(_ range: Range<Int>, _ documents: UnsafePointer<UInt32>) {
        let (offsets, found, slots, start) = (offsets, found, slots, start)
        var count = 0
        for index in range {
            let target = start &+ UInt32(offsets[index])
            let place = documents.blockLowerBound(target)
            found[count] = UInt16(truncatingIfNeeded: index)
            slots[count] = UInt8(truncatingIfNeeded: place)
            count &+= documents[place] == target ? 1 : 0
        }
        foundCount = count
    }

    /// Adds to the candidates found what the term gives them.
    @inline(__always)
    fileprivate func scoreFound(_ scoring: TermScoring, _ frequencies: UnsafePointer<UInt32>) {
        let (offsets, scores, found, slots, start) = (offsets, scores, found, slots, start)
        var number = 0
        while number &+ 4 <= foundCount {
            let own = scoring.score(
                SIMD4(
                    frequencies[Int(slots[number])],
                    frequencies[Int(slots[number &+ 1])],
                    frequencies[Int(slots[number &+ 2])],
                    frequencies[Int(slots[number &+ 3])]
                ),
                SIMD4(
                    start &+ UInt32(offsets[Int(found[number])]),
                    start &+ UInt32(offsets[Int(found[number &+ 1])]),
                    start &+ UInt32(offsets[Int(found[number &+ 2])]),
                    start &+ UInt32(offsets[Int(found[number &+ 3])])
                )
            )
            scores[Int(found[number])] &+= own[0]
            scores[Int(found[number &+ 1])] &+= own[1]
            scores[Int(found[number &+ 2])] &+= own[2]
            scores[Int(found[number &+ 3])] &+= own[3]
            number &+= 4
        }
        while number < foundCount {
            let index = Int(found[number])
            let document = start &+ UInt32(offsets[index])
            scores[index] &+= scoring.score(frequency: frequencies[Int(slots[number])], document: document)
            number &+= 1
        }
    }

    /// Gives the candidates found a score below any floor.
    fileprivate func spoilFound() {
        for number in 0..<foundCount { scores[Int(found[number])] = .min / 2 }
    }

    /// Appends the candidates found that score more than `floor` to those that were kept.
    @inline(__always)
    fileprivate mutating func keepFound(above floor: Int32) {
        let (offsets, scores, found) = (offsets, scores, found)
        var kept = count
        for number in 0..<foundCount {
            let index = Int(found[number])
            let score = scores[index]
            offsets[kept] = offsets[index]
            scores[kept] = score
            kept &+= Self.isAbove(score, floor)
        }
        count = kept
    }

    /// Appends the candidates of a range that score more than `floor` to those that were kept.
    @inline(__always)
    fileprivate mutating func keep(_ range: Range<Int>, above floor: Int32) {
        let (offsets, scores) = (offsets, scores)
        var kept = count
        for index in range {
            let score = scores[index]
            offsets[kept] = offsets[index]
            scores[kept] = score
            kept &+= Self.isAbove(score, floor)
        }
        count = kept
    }

    /// Keeps of a range of candidates, in its place, those that score more than `floor`; returns its new end.
    @inline(__always)
    fileprivate func drop(_ range: Range<Int>, above floor: Int32) -> Int {
        let (offsets, scores) = (offsets, scores)
        var end = range.lowerBound
        for index in range {
            let score = scores[index]
            offsets[end] = offsets[index]
            scores[end] = score
            end &+= Self.isAbove(score, floor)
        }
        return end
    }
}
