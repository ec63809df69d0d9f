// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// Finds the best documents of a segment for terms of which all, any or none must occur, without looking at those that
/// cannot be among them.
///
/// Documents are evaluated in runs of ``CandidateRun/runSize``. The bounds of the terms in a run, from the impacts of their
/// blocks, tell which terms a document needs to get in.
/// - Without a term whose others together do not suffice it cannot: such a term is *required*, as if the query said so.
///   Documents are taken from the rarest required term and looked up for the others.
/// - If no term is required, those with the largest bounds without which the others do not suffice are *essential*: each
///   document has one of them. Their postings are scored one by one.
///
/// - If a filter leaves but a few documents of the run, those are looked up for all terms.
///
/// After each term looked up those documents are dropped that what is left cannot lift over the threshold. (Turtle and Flood,
/// "Query evaluation: strategies and optimizations", 1995, with bounds of runs as in Lucene's `MaxScoreBulkScorer`.) As scores
/// are whole numbers, what is left out could not have changed the result.
struct TermsEvaluator: ~Copyable {
    /// The terms that must or may occur, the rarest first, and those that must not.
    private let scorers: UnsafeMutableBufferPointer<TermScorer>
    private let excluded: UnsafeMutableBufferPointer<TermScorer>
    /// For each of `scorers` whether it is required: by the query, or since the threshold was reached from which it is
    /// everywhere.
    private let isRequired: UnsafeMutablePointer<Bool>
    /// Required terms of the run, the rarest first, and the others, those with the largest bounds first.
    private var required: PlaceStack
    private var others: PlaceStack
    private var candidates = CandidateRun()
    /// No document scores more.
    private let listBound: Int32
    /// The threshold for which ``isRequired`` was settled.
    private var settled: Int32 = -1
    private let memory: UnsafeMutablePointer<Int32>
    private let terms: SegmentTerms
    /// If a filter leaves at most so many documents of a run, they are looked up for each term.
    private static let few = 128

    /// An evaluator of terms of a segment.
    init(_ terms: consuming SegmentTerms) {
        let wanted = (terms.required.map { ($0, true) } + terms.optional.map { ($0, false) })
            .sorted { $0.0.cost < $1.0.cost }
        let count = wanted.count
        let all = wanted.map(\.0) + terms.excluded
        memory = .allocate(capacity: all.count * TermScorer.room)
        memory.initialize(repeating: 0, count: all.count * TermScorer.room)
        let scorers = UnsafeMutablePointer<TermScorer>.allocate(capacity: all.count)
        isRequired = .allocate(capacity: count)
        for (place, term) in wanted.enumerated() { (isRequired + place).initialize(to: term.1) }
        required = PlaceStack(capacity: count)
        others = PlaceStack(capacity: count)
        self.scorers = UnsafeMutableBufferPointer(start: scorers, count: count)
        excluded = UnsafeMutableBufferPointer(start: scorers + count, count: terms.excluded.count)
        self.terms = terms
        var bound: Int32 = 0
        for (place, term) in all.enumerated() {
            let own = memory + place * TermScorer.room
            (scorers + place).initialize(to: TermScorer(term.cursor, term.scoring, memory: own))
            if place < count { bound &+= scorers[place].listBound }
        }
        listBound = bound
    }

    deinit {
        scorers.baseAddress?.deallocate()
        memory.deallocate()
        isRequired.deallocate()
        required.deallocate()
        others.deallocate()
        candidates.deallocate()
    }

    /// Offers the collector all documents that may get in.
    mutating func run(_ segment: SegmentReader, _ number: Int, _ collector: inout TopCollector) throws(TraCuuError) {
        var start: UInt32 = 0
        while start < segment.documentCount {
            if let allowed = terms.allowed {
                guard let next = allowed.next(from: start) else { return }
                start = next & ~(CandidateRun.runSize &- 1)
            }
            if collector.threshold > settled { settle(collector.threshold) }
            candidates.start = start
            candidates.count = 0
            guard let next = try evaluate(segment, collector.threshold) else { return }
            for index in 0..<candidates.count {
                let document = start &+ UInt32(candidates.offsets[index])
                collector.offer(candidates.scores[index], document, segment: number)
            }
            start = next
        }
    }

    /// Finds terms that are required everywhere from a threshold on.
    private mutating func settle(_ threshold: Int32) {
        settled = threshold
        for place in scorers.indices where listBound &- scorers[place].listBound <= threshold {
            isRequired[place] = true
        }
    }

    /// Finds the candidates of a run; returns the start of the next that may have any, nil if none has.
    private mutating func evaluate(_ segment: SegmentReader, _ threshold: Int32) throws(TraCuuError) -> UInt32? {
        let (start, end) = (candidates.start, candidates.end)
        required.removeAll()
        others.removeAll()
        var sum: Int32 = 0
        for place in scorers.indices where isRequired[place] {
            scorers[place].enter(start, end)
            if scorers[place].isAtEnd { return nil }
            let first = scorers[place].firstCandidate
            if first >= end { return first & ~(CandidateRun.runSize &- 1) }
            sum &+= scorers[place].bound
        }
        for place in scorers.indices where !isRequired[place] {
            scorers[place].enter(start, end)
            sum &+= scorers[place].bound
        }
        guard sum > threshold else { return end }
        for place in scorers.indices {
            if isRequired[place] || sum &- scorers[place].bound <= threshold {
                required.append(place)
            } else if scorers[place].bound > 0 {
                others.append(place)
            }
        }
        sortOthers()
        if let allowed = terms.allowed, allowed.count(from: start, to: end) <= Self.few {
            try evaluateAllowed(allowed, sum, threshold)
        } else if required.count > 0 {
            try evaluateRequired(segment, sum, threshold)
        } else {
            try evaluateEssential(segment, threshold)
        }
        return end
    }

    /// Finds the candidates of a run among the documents that have all required terms; `sum` bounds their scores.
    private mutating func evaluateRequired(
        _ segment: SegmentReader,
        _ sum: Int32,
        _ threshold: Int32
    ) throws(TraCuuError) {
        var rest = sum
        rest &-= scorers[required[0]].bound
        try scorers[required[0]].take(above: threshold &- rest, into: &candidates)
        removeDeleted(segment)
        for index in 1..<required.count where candidates.count > 0 {
            rest &-= scorers[required[index]].bound
            try scorers[required[index]].lookUp(&candidates, .require, above: threshold &- rest)
        }
        try lookUpOthers(from: 0, rest, threshold)
    }

    /// Finds the candidates of a run among the few documents that are allowed; `sum` bounds their scores.
    private mutating func evaluateAllowed(
        _ allowed: DocumentSet,
        _ sum: Int32,
        _ threshold: Int32
    ) throws(TraCuuError) {
        if required.count == 0, others.count == 0 { return }
        // Without required terms a document without a score has no term at all.
        let floor = required.count > 0 ? threshold : max(0, threshold)
        candidates.take(allowed)
        var rest = sum
        for index in 0..<required.count where candidates.count > 0 {
            rest &-= scorers[required[index]].bound
            try scorers[required[index]].lookUp(&candidates, .require, above: floor &- rest)
        }
        try lookUpOthers(from: 0, rest, floor)
    }

    /// Finds the candidates of a run where no term is required.
    private mutating func evaluateEssential(_ segment: SegmentReader, _ threshold: Int32) throws(TraCuuError) {
        var rest: Int32 = 0
        var essential = others.count
        while essential > 1, rest &+ scorers[others[essential &- 1]].bound <= threshold {
            essential &-= 1
            rest &+= scorers[others[essential]].bound
        }
        for index in 0..<essential { try scorers[others[index]].add(to: candidates) }
        candidates.takeSums(above: max(0, threshold &- rest))
        removeDeleted(segment)
        try lookUpOthers(from: essential, rest, threshold)
    }

    /// Looks the candidates up for the other terms from a place on, whose bounds are `rest` together, and drops those that have
    /// an excluded term.
    private mutating func lookUpOthers(from first: Int, _ rest: Int32, _ threshold: Int32) throws(TraCuuError) {
        var rest = rest
        for index in first..<others.count where candidates.count > 0 {
            rest &-= scorers[others[index]].bound
            try scorers[others[index]].lookUp(&candidates, .add, above: threshold &- rest)
        }
        for place in excluded.indices where candidates.count > 0 {
            excluded[place].enter(candidates.start, candidates.end)
            try excluded[place].lookUp(&candidates, .exclude, above: threshold)
        }
    }

    /// Drops the candidates that are deleted or not allowed.
    private mutating func removeDeleted(_ segment: SegmentReader) {
        if let allowed = terms.allowed, candidates.count > 0 {
            allowed.withWords { candidates.filter($0, count: $1, dropsThoseIn: false) }
            return
        }
        guard let deletions = segment.deletions, candidates.count > 0 else { return }
        deletions.words.withUnsafeBufferPointer { words in
            if let base = words.baseAddress { candidates.filter(base, count: words.count, dropsThoseIn: true) }
        }
    }

    /// Puts the other terms into the order of their bounds.
    private func sortOthers() {
        for index in 1..<max(1, others.count) {
            let place = others[index]
            let bound = scorers[place].bound
            var target = index
            while target > 0, scorers[others[target &- 1]].bound < bound {
                others[target] = others[target &- 1]
                target &-= 1
            }
            others[target] = place
        }
    }
}

/// A list of places in plain memory, which whoever makes it frees by ``deallocate()``.
private struct PlaceStack {
    private let memory: UnsafeMutablePointer<Int>
    private(set) var count = 0

    init(capacity: Int) {
        memory = .allocate(capacity: capacity)
        memory.initialize(repeating: 0, count: capacity)
    }

    func deallocate() {
        memory.deallocate()
    }

    @inline(__always)
    subscript(_ index: Int) -> Int {
        get { memory[index] }
        nonmutating set { memory[index] = newValue }
    }

    @inline(__always)
    mutating func append(_ place: Int) {
        memory[count] = place
        count &+= 1
    }

    @inline(__always)
    mutating func removeAll() {
        count = 0
    }
}

/// The terms that a query asks for in a segment, of whose documents only `allowed` count if it is given. A required term that does not occur there leaves nothing to evaluate.
struct SegmentTerms {
    struct Term {
        let cursor: PostingsCursor
        let scoring: TermScoring
        var cost: UInt32 { cursor.list.info.documentFrequency }

        /// A term; of a list of one block, where there is nothing to skip by, the documents are loaded.
        init(_ cursor: PostingsCursor, _ scoring: TermScoring) throws(TraCuuError) {
            self.cursor = cursor
            self.scoring = scoring
            if cursor.list.skip == nil { try cursor.loadDocuments(0) }
        }
    }

    var required: [Term] = []
    var optional: [Term] = []
    var excluded: [Term] = []
    var allowed: DocumentSet?
}
