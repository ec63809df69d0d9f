// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// A query with its terms looked up in every segment of a snapshot, and weighed by the statistics of the whole index.
struct QueryPlan {
    let root: PlanNode
    let snapshot: IndexSnapshot
    /// The unit of all scores.
    let scale: ScoreScale
    let norms: NormTable
    /// For terms of which neither frequency nor length counts: a match is a match.
    let noNorms = NormTable([])
    let terms: [ResolvedTerm]
    /// For each segment the documents that the query's filters leave, nil if it has none.
    private(set) var allowed: [DocumentSet]?

    init(_ query: CompiledQuery, _ snapshot: IndexSnapshot, _ bm25: BM25) throws(TraCuuError) {
        try self.init(query.root, query.filters, snapshot, bm25)
    }

    init(
        _ root: QueryNode,
        _ filters: CompiledFilters,
        _ snapshot: IndexSnapshot,
        _ bm25: BM25
    ) throws(TraCuuError) {
        var resolver = TermResolver(snapshot, bm25)
        self.root = try resolver.plan(root, isScored: true)
        var required: [PlanNode] = []
        for filter in filters.required { required.append(try resolver.plan(filter: filter)) }
        var excluded: [PlanNode] = []
        for filter in filters.excluded { excluded.append(try resolver.plan(filter: filter)) }
        self.snapshot = snapshot
        scale = ScoreScale(weights: self.root.weights)
        let average = snapshot.documentCount > 0 ? Double(snapshot.tokenCount) / Double(snapshot.documentCount) : 0
        norms = NormTable(bm25.norms(averageLength: average))
        terms = resolver.terms
        if filters.isEmpty { return }
        var allowed: [DocumentSet] = []
        for segment in snapshot.segments.indices {
            allowed.append(try documents(of: segment, matching: required, excluding: excluded))
        }
        if let withheld = filters.withheld { allowed[withheld.segment].remove(withheld.document) }
        self.allowed = allowed
    }

    /// How a part with that weight scores documents of a segment.
    func scoring(_ weight: Float, _ segment: Int, _ table: NormTable? = nil) -> TermScoring {
        TermScoring(
            weight: weight * scale.units,
            inverses: (table ?? norms).inverses,
            codes: snapshot.segments[segment].norms.codes.baseAddress ?? UnsafeRawPointer(norms.inverses)
        )
    }

    /// The postings of a term in a segment, nil if it does not occur there.
    func cursor(_ term: Int, _ segment: Int) throws(TraCuuError) -> PostingsCursor? {
        try terms[term].cursor(segment, snapshot)
    }
}

/// Turns the nodes of a query into those of a plan.
private struct TermResolver {
    private let snapshot: IndexSnapshot
    private let bm25: BM25
    private(set) var terms: [ResolvedTerm] = []
    private var indices: [QueryTerm: Int] = [:]
    /// The fields that any document has, once asked for.
    private var knownFields: Set<String>?

    init(_ snapshot: IndexSnapshot, _ bm25: BM25) {
        self.snapshot = snapshot
        self.bm25 = bm25
    }

    mutating func plan(_ node: QueryNode, isScored: Bool) throws(TraCuuError) -> PlanNode {
        switch node {
        case .term(let term, let zone, let weight):
            let index = try resolve(term)
            let weight = isScored ? weight * idf(index) : 0
            return zone == .all ? .term(index, weight: weight) : .phrase([index], slop: 0, zone: zone, weight: weight)
        case .phrase(let phrase):
            var indices: [Int] = []
            for term in phrase.terms { indices.append(try resolve(term)) }
            let weight = isScored ? indices.reduce(0) { $0 + idf($1) } : 0
            return .phrase(indices, slop: phrase.slop, zone: phrase.zone, weight: weight)
        case .field(let clause):
            return .field(try plan(clause, isScored: isScored))
        case .boolean(let must, let should, let mustNot):
            var plan = BooleanPlan()
            for child in must { plan.require(try self.plan(child, isScored: isScored)) }
            for child in should { plan.allow(try self.plan(child, isScored: isScored)) }
            for child in mustNot { plan.exclude(try self.plan(child, isScored: false)) }
            return plan.node
        }
    }

    mutating func plan(filter node: QueryNode) throws(TraCuuError) -> PlanNode {
        do throws(TraCuuError) {
            return try plan(node, isScored: false)
        } catch {
            guard case .badQuery(let offset, let reason) = error else { throw error }
            throw .badQuery(offset: offset, reason: "in a filter: \(reason)")
        }
    }

    private mutating func plan(_ clause: FieldClause, isScored: Bool) throws(TraCuuError) -> FieldPlan {
        if let offset = clause.offset { try checkField(clause.field, offset) }
        terms.append(
            try ResolvedTerm(clause.keyword, snapshot, hasPositions: false) { $0.info.number(of: clause.field) }
        )
        let value = terms.count - 1
        var weight: Float = 0
        if isScored, !clause.outranks.isEmpty {
            weight = idf(value)
            for term in clause.outranks { weight += idf(try resolve(term)) }
        }
        return FieldPlan(term: value, field: clause.field, text: clause.text, weight: weight)
    }

    /// The index of a term of the text.
    private mutating func resolve(_ term: QueryTerm) throws(TraCuuError) -> Int {
        if let known = indices[term] { return known }
        terms.append(try ResolvedTerm(term, snapshot, hasPositions: true) { _ in TermsFormat.textField })
        indices[term] = terms.count - 1
        return terms.count - 1
    }

    private func idf(_ term: Int) -> Float {
        bm25.idf(documentFrequency: terms[term].documentFrequency, documentCount: snapshot.documentCount)
    }

    private mutating func checkField(_ field: String, _ offset: Int) throws(TraCuuError) {
        guard !snapshot.segments.isEmpty else { return }
        let known = knownFields ?? namesOfFields()
        knownFields = known
        guard !known.contains(field) else { return }
        let names = (["title", "text"] + known.sorted()).prefix(20).joined(separator: ", ")
        throw .badQuery(offset: offset, reason: "no document has a field `\(field)`; there are \(names)")
    }

    private func namesOfFields() -> Set<String> {
        var names: Set<String> = []
        for segment in snapshot.segments {
            names.formUnion(segment.info.fields)
            names.formUnion(segment.columns.columns.map(\.name))
        }
        return names
    }
}
