// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Matches the documents with a term.
final class TermMatcher: Matcher {
    private let cursor: PostingsCursor
    private let skip: PostingsSkip?
    private let scoring: TermScoring
    /// The first block that may reach into the next window.
    private var block = 0
    /// The first block that may reach beyond where `bound` was asked for last.
    private var boundBlock = 0

    init(_ cursor: PostingsCursor, _ scoring: TermScoring) {
        self.cursor = cursor
        self.scoring = scoring
        skip = cursor.list.skip
    }

    var cost: UInt64 { UInt64(cursor.list.info.documentFrequency) }

    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32 {
        var block = skip?.findBlock(target, from: block) ?? block
        defer { self.block = block }
        while block < cursor.list.blockCount {
            try cursor.loadDocuments(block)
            if let found = cursor.next(from: target) { return found }
            block += 1
        }
        return Matching.none
    }

    func bound(from start: UInt32, to end: UInt32) -> Int32 {
        guard scoring.weight > 0 else { return 0 }
        guard let skip else { return scoring.largest }
        boundBlock = skip.findBlock(start, from: boundBlock)
        return scoring.bound(skip, from: boundBlock, to: end)
    }

    func fill(_ window: Window, wanted: Window?) throws(TraCuuError) {
        let end = window.end
        var block = skip?.findBlock(window.start, from: block) ?? block
        defer { self.block = block }
        while block < cursor.list.blockCount {
            if let skip, skip.firstCandidate(of: block) >= end { return }
            if isWanted(wanted, block, end) {
                try cursor.loadDocuments(block)
                try add(to: window, end)
            }
            if let skip, skip.lastDocument(of: block) >= end - 1 { return }
            if skip == nil, let last = cursor.last, last >= end { return }
            block += 1
        }
    }

    /// Whether a document that a block may hold has its bit set.
    private func isWanted(_ wanted: Window?, _ block: Int, _ end: UInt32) -> Bool {
        guard let wanted, let skip else { return true }
        let first = max(skip.firstCandidate(of: block), wanted.start)
        let last = min(skip.lastDocument(of: block), end - 1)
        return first <= last && wanted.hasAny(first, last)
    }

    /// Adds what of the loaded block lies in the window.
    private func add(to window: Window, _ end: UInt32) throws(TraCuuError) {
        if let scores = window.scores, scoring.weight > 0 {
            guard cursor.state.pointee.expandDocuments() else { throw cursor.damage }
            try cursor.loadFrequencies()
            for index in cursor.range(from: window.start, to: end) {
                let document = cursor.documents[index]
                let score = scoring.score(frequency: cursor.frequencies[index], document: document)
                scores[Int(document &- window.start)] &+= score
                window.insert(document)
            }
        } else if let bits = cursor.state.pointee.bits {
            window.bits.insert(
                bits,
                count: cursor.state.pointee.wordCount,
                at: Int(cursor.state.pointee.firstBit) - Int(window.start),
                into: Window.wordCount
            )
        } else {
            let documents = cursor.documents
            for index in cursor.range(from: window.start, to: end) { window.insert(documents[index]) }
        }
    }
}

extension TermScoring {
    /// The largest bound of the blocks from `block` on that may hold documents before `end`.
    func bound(_ skip: PostingsSkip, from block: Int, to end: UInt32) -> Int32 {
        var best: Int32 = 0
        var block = block
        while block < skip.blockCount, skip.firstCandidate(of: block) < end {
            best = max(best, bound(skip.impacts(of: block).packed))
            block &+= 1
        }
        return best
    }
}

extension UnsafeMutablePointer<UInt64> {
    /// Sets the bits of a set whose first bit stands for the document `offset` places behind the start of `size` words; what
    /// lies outside is left out.
    func insert(_ words: UnsafeRawPointer, count: Int, at offset: Int, into size: Int) {
        let shift = UInt64(truncatingIfNeeded: offset & 63)
        var target = offset >> 6
        var carry: UInt64 = 0
        for index in 0...count {
            let word = index < count ? words.word(index) : 0
            if target >= 0, target < size { self[target] |= word &<< shift | carry }
            carry = shift == 0 ? 0 : word &>> (64 &- shift)
            target &+= 1
        }
    }
}
