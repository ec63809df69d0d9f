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
        if let (column, value) = try integerColumn(field, segment) {
            matchers.append(ColumnMatcher(column) { column.integer(at: $0) == value })
        }
        if let (column, value) = try doubleColumn(field, segment) {
            matchers.append(ColumnMatcher(column) { column.double(at: $0) == value })
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

    private func integerColumn(_ field: FieldPlan, _ segment: Int) throws(TraCuuError) -> (Column, Int64)? {
        let value = field.text == "true" ? 1 : field.text == "false" ? 0 : Int64(field.text)
        guard let value, let column = try snapshot.segments[segment].columns.column(field.field, .integer) else {
            return nil
        }
        return (column, value)
    }

    private func doubleColumn(_ field: FieldPlan, _ segment: Int) throws(TraCuuError) -> (Column, Double)? {
        guard let value = Double(field.text),
            let column = try snapshot.segments[segment].columns.column(field.field, .double)
        else { return nil }
        return (column, value)
    }
}
