// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// A term of a query in one segment: bounds its scores in a run of documents, scores all its postings there, or looks up those
/// of given documents. Runs ascend.
struct TermScorer {
    /// The cursor and its block, kept alive by whoever made the scorer.
    private unowned(unsafe) let cursor: PostingsCursor
    let state: UnsafeMutablePointer<PostingsBlock>
    let scoring: TermScoring
    /// Documents with the term.
    let cost: UInt32
    /// No posting scores more.
    let listBound: Int32
    /// No posting in the run scores more; 0 if there is none.
    private(set) var bound: Int32 = 0

    /// The skip data, nil for lists of one block: for each block its last document, four bytes each, and its impacts, eight.
    private let ends: UnsafeRawPointer?
    private let impacts: UnsafeRawPointer
    private let skip: PostingsSkip?
    let blockCount: Int
    let documents: UnsafePointer<UInt32>
    let frequencies: UnsafePointer<UInt32>
    /// The scores of the postings of block `scoredBlock`.
    private let blockScores: UnsafeMutablePointer<Int32>
    private var scoredBlock = -1
    /// The block that is moved forward, and the last document it may hold.
    private(set) var block = 0
    private(set) var last: UInt32
    /// The last document of a list of one block.
    private let onlyLast: UInt32
    /// In that block a posting before which none is of interest any more; 0 until its documents are loaded.
    private var index = 0
    /// Bounds of blocks: that of block `i` is at `i % boundCount`, if `i` is not before `firstBound` and before `endBound`.
    private let blockBounds: UnsafeMutablePointer<Int32>
    private var endBound = 0

    /// Integers that a scorer needs memory for.
    static let room = PostingsFormat.blockSize + 16 + boundCount
    /// How many bounds are kept: more than the blocks that a run can reach into.
    private static let boundCount = 64

    /// A scorer before the first run; `memory` is for ``room`` integers. A list of one block is loaded.
    init(_ cursor: PostingsCursor, _ scoring: TermScoring, memory: UnsafeMutablePointer<Int32>) {
        self.cursor = cursor
        state = cursor.state
        self.scoring = scoring
        blockScores = memory
        blockBounds = memory + PostingsFormat.blockSize + 16
        cost = cursor.list.info.documentFrequency
        skip = cursor.list.skip
        ends = skip?.lastDocuments
        impacts = skip?.impactPairs ?? UnsafeRawPointer(cursor.documents)
        blockCount = cursor.list.blockCount
        documents = UnsafePointer(cursor.documents)
        frequencies = UnsafePointer(cursor.frequencies)
        if let skip {
            last = skip.lastDocument(of: 0)
            onlyLast = 0
            listBound = scoring.weight > 0 ? scoring.bound(skip.impacts.packed) : 0
        } else {
            last = cursor.last ?? 0
            onlyLast = last
            listBound = scoring.weight > 0 ? scoring.largest : 0
        }
    }

    /// Whether there is no document from the start of the run on.
    var isAtEnd: Bool { block >= blockCount }

    /// The last document of a block, of a list of several.
    @inline(__always)
    func end(of block: Int) -> UInt32 {
        guard let ends else { return block == 0 ? onlyLast : .max }
        return UInt32(littleEndian: ends.loadUnaligned(fromByteOffset: block &* 4, as: UInt32.self))
    }

    /// The first document that a block may hold.
    @inline(__always)
    func start(of block: Int) -> UInt32 {
        block > 0 ? end(of: block &- 1) &+ 1 : 0
    }

    /// A document at or after `start` before which there is none from `start` on. Meaningless at the end.
    var firstCandidate: UInt32 {
        if state.pointee.number == block, state.pointee.bits == nil, index < state.pointee.count {
            return documents[index]
        }
        return start(of: block)
    }

    /// Moves to a run of documents and bounds its scores.
    @inline(__always)
    mutating func enter(_ start: UInt32, _ end: UInt32) {
        if last < start { advance(to: start) }
        guard block < blockCount, self.start(of: block) < end else {
            bound = 0
            return
        }
        var next = block
        bound = blockBound(next)
        while next &+ 1 < blockCount, self.end(of: next) < end &- 1 {
            next &+= 1
            bound = max(bound, blockBound(next))
        }
    }

    /// A bound of the scores in a block of the run. Asked for in ascending order, but for those of a run, which are kept.
    @inline(__always)
    mutating func blockBound(_ block: Int) -> Int32 {
        if block < endBound { return blockBounds[block & (Self.boundCount &- 1)] }
        endBound = block &+ 1
        var value = listBound
        if scoring.weight > 0, ends != nil {
            let packed = UInt64(littleEndian: impacts.loadUnaligned(fromByteOffset: block &* 8, as: UInt64.self))
            value = scoring.bound(packed)
        }
        blockBounds[block & (Self.boundCount &- 1)] = value
        return value
    }

    /// Moves to the first block that may hold `target` or a later document.
    mutating func advance(to target: UInt32) {
        index = 0
        block &+= 1
        if block < blockCount, end(of: block) < target, let skip { block = skip.findBlock(target, from: block) }
        if block < blockCount { last = end(of: block) }
    }

    /// Moves to the next block.
    private mutating func advance() {
        block &+= 1
        index = 0
        if block < blockCount { last = end(of: block) }
    }

    /// The error that a block is damaged.
    var damage: TraCuuError { cursor.damage }

    /// Loads the documents of a block.
    @inline(__always)
    func loadDocuments(_ block: Int) throws(TraCuuError) {
        if state.pointee.number != block, !state.pointee.loadDocuments(block) { throw damage }
    }

    /// Loads the frequencies of the block.
    @inline(__always)
    func loadFrequencies() throws(TraCuuError) {
        if !state.pointee.loadFrequencies() { throw damage }
    }

    /// Scores all postings of the block, whose documents then are loaded.
    private mutating func scoreBlock() throws(TraCuuError) {
        try loadDocuments(block)
        if !state.pointee.expandDocuments() { throw damage }
        guard scoredBlock != block else { return }
        scoredBlock = block
        let count = state.pointee.count
        guard scoring.weight > 0 else { return blockScores.update(repeating: 0, count: count) }
        try loadFrequencies()
        scoring.score(count, documents: documents, frequencies: frequencies, into: blockScores)
    }

    /// The postings of the block, which is scored, that lie in a run; moves behind them.
    @inline(__always)
    private mutating func range(_ start: UInt32, _ end: UInt32) -> Range<Int> {
        let count = state.pointee.count
        let documents = documents
        var low = index
        while low < count, documents[low] < start { low &+= 1 }
        // Behind the last document of the block nothing needs to be looked for.
        var high = last < end ? count : low
        while high < count, documents[high] < end { high &+= 1 }
        index = high
        return low..<high
    }

    /// Adds the scores of all postings in a run to its sums.
    mutating func add(to candidates: borrowing CandidateRun) throws(TraCuuError) {
        let (start, end) = (candidates.start, candidates.end)
        let sums = candidates.sums
        while block < blockCount, self.start(of: block) < end {
            try scoreBlock()
            let (documents, scores) = (documents, blockScores)
            for index in range(start, end) {
                sums[Int(documents[index] &- start)] &+= scores[index]
            }
            if last >= end { return }
            advance()
        }
    }

    /// Makes the postings in a run that score more than `floor` the candidates; blocks that have none are not decoded.
    mutating func take(above floor: Int32, into candidates: inout CandidateRun) throws(TraCuuError) {
        let (start, end) = (candidates.start, candidates.end)
        candidates.count = 0
        while block < blockCount, self.start(of: block) < end {
            if blockBound(block) > floor {
                try scoreBlock()
                let range = range(start, end)
                candidates.append(documents, blockScores, range, above: floor)
            }
            if last >= end { return }
            advance()
        }
    }
}
