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

    /// - Parameter factor: what weights are multiplied by.
    mutating func plan(_ node: QueryNode, isScored: Bool, factor: Float = 1) throws(TraCuuError) -> PlanNode {
        switch node {
        case .term(let term, let zone, let weight):
            let index = try resolve(term)
            let weight = isScored ? factor * weight * idf(index) : 0
            return zone == .all ? .term(index, weight: weight) : .phrase([index], slop: 0, zone: zone, weight: weight)
        case .phrase(let phrase):
            var indices: [Int] = []
            for term in phrase.terms { indices.append(try resolve(term)) }
            let weight = isScored ? factor * indices.reduce(0) { $0 + idf($1) } : 0
            return .phrase(indices, slop: phrase.slop, zone: phrase.zone, weight: weight)
        case .field(let clause):
            return .field(try plan(clause, isScored: isScored, factor))
        case .boolean(let must, let should, let mustNot):
            var plan = BooleanPlan()
            for child in must { plan.require(try self.plan(child, isScored: isScored, factor: factor)) }
            for child in should { plan.allow(try self.plan(child, isScored: isScored, factor: factor)) }
            for child in mustNot { plan.exclude(try self.plan(child, isScored: false)) }
            return plan.node
        case .atLeast(let minimum, let children):
            var nodes: [PlanNode] = []
            for child in children { nodes.append(try self.plan(child, isScored: isScored, factor: factor)) }
            return .atLeast(min(minimum, nodes.count), nodes)
        case .choice(let choice):
            return .best(try plan(choice, isScored ? factor : 0))
        case .values(let clause):
            if let offset = clause.offset { try checkField(clause.field, offset) }
            return .values(clause)
        case .boost(let child, let boost):
            return try plan(child, isScored: isScored, factor: QueryWeight.product(factor, boost))
        }
    }

    /// The options of a choice, each with its weight.
    private mutating func plan(_ choice: ChoiceClause, _ factor: Float) throws(TraCuuError) -> [PlanNode] {
        var options: [(terms: [Int], weight: Float)] = []
        for option in choice.options {
            var terms: [Int] = []
            for term in option.terms { terms.append(try resolve(term)) }
            options.append((terms, option.weight))
        }
        let frequency = options.reduce(0) { $0 + ($1.terms.last.map { terms[$0].documentFrequency } ?? 0) }
        let last = bm25.idf(documentFrequency: frequency, documentCount: snapshot.documentCount)
        return options.map { option in
            let sum = option.terms.dropLast().reduce(last) { $0 + self.idf($1) }
            let weight = factor * option.weight * sum
            if option.terms.count == 1, choice.zone == .all { return .term(option.terms[0], weight: weight) }
            return .phrase(option.terms, slop: choice.slop, zone: choice.zone, weight: weight)
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

    private mutating func plan(
        _ clause: FieldClause,
        isScored: Bool,
        _ factor: Float
    ) throws(TraCuuError) -> FieldPlan {
        if let offset = clause.offset { try checkField(clause.field, offset) }
        terms.append(
            try ResolvedTerm(clause.keyword, snapshot, hasPositions: false) { $0.info.number(of: clause.field) }
        )
        let value = terms.count - 1
        var weight: Float = 0
        if isScored, !clause.outranks.isEmpty {
            weight = idf(value)
            for term in clause.outranks {
                // In two steps: as one, idf would see the list as it was before.
                let index = try resolve(term)
                weight += idf(index)
            }
            weight *= factor
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
