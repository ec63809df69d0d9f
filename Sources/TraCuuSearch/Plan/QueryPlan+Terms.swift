// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// What the best documents of a segment are found with.
enum SegmentPlan {
    /// Nothing matches.
    case nothing
    case terms(SegmentTerms)
    case phrase(PhraseEvaluator)
    /// Whatever is not one of the others.
    case tree(WindowWalk)
}

extension QueryPlan {
    /// How to find the best documents of a segment.
    func plan(for segment: Int) throws(TraCuuError) -> SegmentPlan {
        var terms = SegmentTerms()
        terms.allowed = allowed?[segment]
        if let allowed = terms.allowed, allowed.next(from: 0) == nil { return .nothing }
        switch root {
        case .phrase(let words, let slop, let zone, let weight) where weight > 0:
            guard let finder = try phrase(words, slop, zone, segment) else { return .nothing }
            return .phrase(
                PhraseEvaluator(finder: finder, scoring: scoring(weight, segment), allowed: terms.allowed)
            )
        case .term(_, let weight) where weight > 0:
            guard let term = try term(root, segment) else { return .nothing }
            terms.optional.append(term)
            return .terms(terms)
        case .boolean(let plan) where isFlat(plan, segment):
            for node in plan.must {
                guard let term = try term(node, segment) else { return .nothing }
                terms.required.append(term)
            }
            for node in plan.should {
                if let term = try term(node, segment) { terms.optional.append(term) }
            }
            for node in plan.mustNot {
                if let term = try term(node, segment) { terms.excluded.append(term) }
            }
            return terms.required.isEmpty && terms.optional.isEmpty ? .nothing : .terms(terms)
        default:
            return try walk(segment, isScored: true).map { .tree($0) } ?? .nothing
        }
    }

    /// How many documents of a segment match, if that is known without looking at any; nil if not.
    func count(in segment: Int) -> UInt64? {
        guard case .term(let term, _) = root, allowed == nil, snapshot.segments[segment].deletions == nil else {
            return nil
        }
        return terms[term].documentFrequency(in: segment)
    }

    /// Whether all clauses are terms, and those of which any must occur score: a document without a score has none of them.
    private func isFlat(_ plan: BooleanPlan, _ segment: Int) -> Bool {
        let nodes = plan.must + plan.should + plan.mustNot
        return nodes.allSatisfy { isTerm($0, segment) } && plan.should.flatMap(\.weights).allSatisfy { $0 > 0 }
    }

    private func isTerm(_ node: PlanNode, _ segment: Int) -> Bool {
        switch node {
        case .term: true
        case .field(let field): !hasColumn(field, segment)
        case .phrase, .boolean, .atLeast, .best, .values: false
        }
    }

    /// The postings of a node that is a term, nil if there are none in the segment.
    private func term(_ node: PlanNode, _ segment: Int) throws(TraCuuError) -> SegmentTerms.Term? {
        switch node {
        case .term(let term, let weight):
            guard let cursor = try cursor(term, segment) else { return nil }
            return try SegmentTerms.Term(cursor, scoring(weight, segment))
        case .field(let field):
            guard let cursor = try cursor(field.term, segment) else { return nil }
            return try SegmentTerms.Term(cursor, scoring(field.weight, segment, noNorms))
        case .phrase, .boolean, .atLeast, .best, .values:
            return nil
        }
    }
}
