// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

extension QueryPlan {
    /// What finds the documents of a segment, nil if none can match.
    ///
    /// - Parameter isScored: whether windows with scores will be filled.
    func matcher(for segment: Int, isScored: Bool) throws(TraCuuError) -> (any Matcher)? {
        try matcher(root, segment, isScored)
    }

    /// What goes through the documents of a segment that match, nil if none can.
    func walk(_ segment: Int, isScored: Bool) throws(TraCuuError) -> WindowWalk? {
        guard let matcher = try matcher(for: segment, isScored: isScored) else { return nil }
        return WindowWalk(matcher, snapshot.segments[segment], allowed: allowed?[segment], isScored: isScored)
    }

    func matcher(
        _ node: PlanNode,
        _ segment: Int,
        _ isScored: Bool
    ) throws(TraCuuError) -> (any Matcher)? {
        switch node {
        case .term(let term, let weight):
            return try cursor(term, segment).map { TermMatcher($0, scoring(weight, segment)) }
        case .phrase(let terms, let slop, let zone, let weight):
            return try phrase(terms, slop, zone, segment).map { PhraseMatcher($0, scoring(weight, segment)) }
        case .field(let field):
            return try matcher(field, segment)
        case .boolean(let plan):
            return try matcher(plan, segment, isScored)
        case .atLeast(let minimum, let nodes):
            return Self.matcher(atLeast: minimum, of: try matchers(nodes, segment, isScored), isScored)
        case .best(let nodes):
            if let phrases = PhraseEndings(nodes) { return try matcher(phrases, segment) }
            let options = try matchers(nodes, segment, isScored)
            return options.count <= 1 ? options.first : BestMatcher(options)
        case .values(let clause):
            return try matcher(clause, segment)
        }
    }

    /// What matches at least so many of some matchers, nil if there are not as many.
    private static func matcher(atLeast minimum: Int, of matchers: [any Matcher], _ isScored: Bool) -> (any Matcher)? {
        guard let first = matchers.first, matchers.count >= minimum else { return nil }
        if matchers.count == 1 { return first }
        if minimum <= 1 { return AnyMatcher(matchers) }
        if minimum == matchers.count {
            return AllMatcher(must: matchers, should: [], mustNot: [], isScored: isScored)
        }
        return MinimumMatcher(matchers, minimum: minimum, isScored: isScored)
    }

    /// What matches any of several phrases with the same words but for the last, nil if none can.
    private func matcher(_ phrases: PhraseEndings, _ segment: Int) throws(TraCuuError) -> (any Matcher)? {
        guard let finder = try phrase(phrases.shared, 0, phrases.zone, segment) else { return nil }
        var endings: [(PostingsCursor, TermScoring)] = []
        for (term, weight) in phrases.endings {
            if let cursor = try cursor(term, segment) { endings.append((cursor, scoring(weight, segment))) }
        }
        if endings.isEmpty { return nil }
        let norms = snapshot.segments[segment].norms
        return EndingMatcher(finder, length: phrases.shared.count, zone: phrases.zone, endings) {
            norms.titleLength($0)
        }
    }

    /// What finds a phrase in a segment, nil if a term does not occur there.
    func phrase(
        _ terms: [Int],
        _ slop: Int,
        _ zone: Zone,
        _ segment: Int
    ) throws(TraCuuError) -> PhraseFinder? {
        var cursors: [PostingsCursor] = []
        for term in terms {
            guard let cursor = try cursor(term, segment) else { return nil }
            cursors.append(cursor)
        }
        let norms = snapshot.segments[segment].norms
        return PhraseFinder(cursors, slop: slop, zone: zone) { norms.titleLength($0) }
    }

    private func matcher(
        _ plan: BooleanPlan,
        _ segment: Int,
        _ isScored: Bool
    ) throws(TraCuuError) -> (any Matcher)? {
        var must: [any Matcher] = []
        for child in plan.must {
            guard let matcher = try matcher(child, segment, isScored) else { return nil }
            must.append(matcher)
        }
        let should = try matchers(plan.should, segment, isScored)
        let mustNot = try matchers(plan.mustNot, segment, false)
        if must.isEmpty {
            guard let first = should.first else { return nil }
            let any = should.count == 1 ? first : AnyMatcher(should)
            return mustNot.isEmpty ? any : AllMatcher(must: [any], should: [], mustNot: mustNot, isScored: isScored)
        }
        if must.count == 1, should.isEmpty, mustNot.isEmpty { return must[0] }
        return AllMatcher(must: must, should: should, mustNot: mustNot, isScored: isScored)
    }

    private func matchers(
        _ nodes: [PlanNode],
        _ segment: Int,
        _ isScored: Bool
    ) throws(TraCuuError) -> [any Matcher] {
        var matchers: [any Matcher] = []
        for node in nodes {
            if let matcher = try matcher(node, segment, isScored) { matchers.append(matcher) }
        }
        return matchers
    }

    private func matcher(_ field: FieldPlan, _ segment: Int) throws(TraCuuError) -> (any Matcher)? {
        var matchers: [any Matcher] = []
        if let cursor = try cursor(field.term, segment) {
            matchers.append(TermMatcher(cursor, scoring(field.weight, segment, noNorms)))
        }
        let columns = snapshot.segments[segment].columns
        if let value = field.integer, let column = try columns.column(field.field, .integer),
            let range = ColumnRange(column, integers: value...value)
        {
            matchers.append(ColumnMatcher(range))
        }
        if let value = field.double, let column = try columns.column(field.field, .double) {
            matchers.append(ColumnMatcher(ColumnRange(column, doubles: value...value)))
        }
        guard let first = matchers.first else { return nil }
        return matchers.count == 1 ? first : AnyMatcher(matchers)
    }

    /// Whether the value of a field may also be a number in a column.
    func hasColumn(_ field: FieldPlan, _ segment: Int) -> Bool {
        snapshot.segments[segment].columns.columns.contains { column in
            column.name == field.field && (column.kind == .integer || column.kind == .double)
        }
    }
}
