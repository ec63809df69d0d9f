// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// A query with its terms looked up in every segment of a snapshot, and weighed by the statistics of the whole index.
struct QueryPlan {
    private let root: QueryNode
    private let snapshot: IndexSnapshot
    private let bm25: BM25
    private let norms: [Float]
    private var terms: [QueryTerm: ResolvedTerm] = [:]
    private var fields: [FieldClause: ResolvedTerm] = [:]
    /// The fields that any document has, once asked for.
    private var knownFields: Set<String>?

    init(_ root: QueryNode, _ snapshot: IndexSnapshot, _ bm25: BM25) throws(TraCuuError) {
        self.root = root
        self.snapshot = snapshot
        self.bm25 = bm25
        let average = snapshot.documentCount > 0 ? Double(snapshot.tokenCount) / Double(snapshot.documentCount) : 0
        norms = bm25.norms(averageLength: average)
        try resolve(root)
    }

    private mutating func resolve(_ node: QueryNode) throws(TraCuuError) {
        switch node {
        case .term(let term, _, _):
            try resolve(term)
        case .phrase(let phrase):
            for term in phrase.terms { try resolve(term) }
        case .field(let clause):
            for term in clause.outranks { try resolve(term) }
            try resolve(clause)
        case .boolean(let must, let should, let mustNot):
            for child in must { try resolve(child) }
            for child in should { try resolve(child) }
            for child in mustNot { try resolve(child) }
        }
    }

    private mutating func resolve(_ term: QueryTerm) throws(TraCuuError) {
        guard terms[term] == nil else { return }
        terms[term] = try ResolvedTerm(term, snapshot) { _ in TermsFormat.textField }
    }

    private mutating func resolve(_ clause: FieldClause) throws(TraCuuError) {
        guard fields[clause] == nil else { return }
        if let offset = clause.offset { try checkField(clause.field, offset) }
        fields[clause] = try ResolvedTerm(clause.keyword, snapshot) { $0.info.number(of: clause.field) }
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

    /// What finds the documents of a segment, nil if none can match.
    func matcher(for segment: Int) throws(TraCuuError) -> (any Matcher)? {
        try matcher(root, segment, isScored: true)
    }

    private func matcher(
        _ node: QueryNode,
        _ segment: Int,
        isScored: Bool
    ) throws(TraCuuError) -> (any Matcher)? {
        switch node {
        case .term(let term, let zone, let weight):
            guard zone == .all else {
                let clause = PhraseClause(terms: [term], slop: 0, zone: zone)
                return try phrase(clause, segment, weight: isScored ? weight : 0)
            }
            guard let cursor = try terms[term]?.cursor(segment, snapshot, hasPositions: true) else { return nil }
            return TermMatcher(cursor, scoring(isScored ? weight * idf([term]) : 0, segment))
        case .phrase(let clause):
            return try phrase(clause, segment, weight: isScored ? 1 : 0)
        case .field(let clause):
            return try field(clause, segment, isScored: isScored)
        case .boolean(let must, let should, let mustNot):
            return try boolean(must, should, mustNot, segment, isScored: isScored)
        }
    }

    private func boolean(
        _ must: [QueryNode],
        _ should: [QueryNode],
        _ mustNot: [QueryNode],
        _ segment: Int,
        isScored: Bool
    ) throws(TraCuuError) -> (any Matcher)? {
        var required: [any Matcher] = []
        for child in must {
            guard let matcher = try matcher(child, segment, isScored: isScored) else { return nil }
            required.append(matcher)
        }
        var optional: [any Matcher] = []
        for child in should {
            if let matcher = try matcher(child, segment, isScored: isScored) { optional.append(matcher) }
        }
        var excluded: [any Matcher] = []
        for child in mustNot {
            if let matcher = try matcher(child, segment, isScored: false) { excluded.append(matcher) }
        }
        if required.isEmpty {
            guard let first = optional.first else { return nil }
            let any = optional.count == 1 ? first : AnyMatcher(optional)
            return excluded.isEmpty ? any : AllMatcher(must: [any], should: [], mustNot: excluded)
        }
        if required.count == 1, optional.isEmpty, excluded.isEmpty { return required[0] }
        return AllMatcher(must: required, should: optional, mustNot: excluded)
    }

    private func phrase(
        _ clause: PhraseClause,
        _ segment: Int,
        weight: Float
    ) throws(TraCuuError) -> (any Matcher)? {
        var cursors: [PostingsCursor] = []
        for term in clause.terms {
            guard let cursor = try terms[term]?.cursor(segment, snapshot, hasPositions: true) else { return nil }
            cursors.append(cursor)
        }
        let norms = snapshot.segments[segment].norms
        return PhraseMatcher(
            cursors,
            slop: clause.slop,
            zone: clause.zone,
            scoring(weight == 0 ? 0 : weight * idf(clause.terms), segment)
        ) { norms.titleLength($0) }
    }

    private func field(
        _ clause: FieldClause,
        _ segment: Int,
        isScored: Bool
    ) throws(TraCuuError) -> (any Matcher)? {
        var matchers: [any Matcher] = []
        if let resolved = fields[clause], let cursor = try resolved.cursor(segment, snapshot, hasPositions: false) {
            let weight = isScored && !clause.outranks.isEmpty ? idf(resolved) + idf(clause.outranks) : 0
            matchers.append(TermMatcher(cursor, scoring(weight, segment, norms: Self.noNorms)))
        }
        let columns = snapshot.segments[segment].columns
        let integer = clause.text == "true" ? 1 : clause.text == "false" ? 0 : Int64(clause.text)
        if let value = integer, let column = try columns.column(clause.field, .integer) {
            matchers.append(ColumnMatcher(column) { column.integer(at: $0) == value })
        }
        if let value = Double(clause.text), let column = try columns.column(clause.field, .double) {
            matchers.append(ColumnMatcher(column) { column.double(at: $0) == value })
        }
        guard let first = matchers.first else { return nil }
        return matchers.count == 1 ? first : AnyMatcher(matchers)
    }

    /// Neither frequency nor length counts: a match is a match.
    private static let noNorms = [Float](repeating: 0, count: 256)

    private func scoring(_ weight: Float, _ segment: Int, norms: [Float]? = nil) -> TermScoring {
        TermScoring(weight: weight, norms: norms ?? self.norms, codes: snapshot.segments[segment].norms.codes)
    }

    private func idf(_ terms: [QueryTerm]) -> Float {
        terms.reduce(0) { sum, term in sum + (self.terms[term].map { idf($0) } ?? 0) }
    }

    private func idf(_ term: ResolvedTerm) -> Float {
        bm25.idf(documentFrequency: term.documentFrequency, documentCount: snapshot.documentCount)
    }
}

/// A term looked up in every segment.
private struct ResolvedTerm {
    /// For each segment its entry and, if one spelling is wanted, the filter for it; nil where it does not occur.
    private var entries: [(info: TermInfo, filter: SpellingFilter?)?] = []
    /// Documents of the whole index with the term, in the spelling wanted.
    private(set) var documentFrequency: UInt64 = 0

    init(
        _ term: QueryTerm,
        _ snapshot: IndexSnapshot,
        field: (SegmentReader) -> UInt8?
    ) throws(TraCuuError) {
        for segment in snapshot.segments {
            guard let number = field(segment),
                let entry = try term.folded.withBytes({ (key) throws(TraCuuError) in
                    try segment.terms.find(field: number, key: key)
                })
            else {
                entries.append(nil)
                continue
            }
            guard let exact = term.exact else {
                documentFrequency += UInt64(entry.info.documentFrequency)
                entries.append((entry.info, nil))
                continue
            }
            guard let spelling = entry.spellings.firstIndex(where: { $0.key == exact }) else {
                entries.append(nil)
                continue
            }
            documentFrequency += UInt64(entry.spellings[spelling].counts.documentFrequency)
            entries.append((entry.info, entry.spellings.count > 1 ? SpellingFilter([spelling]) : nil))
        }
    }

    /// The postings in a segment, nil if the term does not occur there.
    func cursor(
        _ segment: Int,
        _ snapshot: IndexSnapshot,
        hasPositions: Bool
    ) throws(TraCuuError) -> PostingsCursor? {
        guard let entry = entries[segment] else { return nil }
        let list = try snapshot.segments[segment].postingList(entry.info, hasPositions: hasPositions)
        return PostingsCursor(list, filter: entry.filter)
    }
}
