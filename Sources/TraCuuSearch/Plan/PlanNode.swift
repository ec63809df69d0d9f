// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A part of a plan: what a ``QueryNode`` becomes once its terms are looked up. Terms are indices into the plan's list.
indirect enum PlanNode {
    /// A term anywhere in the text.
    case term(Int, weight: Float)
    /// Terms next to each other or near, or one term, within a zone.
    case phrase([Int], slop: Int, zone: Zone, weight: Float)
    /// A value of a further field.
    case field(FieldPlan)
    /// All of `must`, none of `mustNot`, and one of `should` if `must` is empty.
    case boolean(BooleanPlan)
    /// At least so many of several.
    case atLeast(Int, [PlanNode])
    /// Any of several; the best score counts.
    case best([PlanNode])
    /// Values of a further field.
    case values(ValueClause)

    /// The weights of all parts that score.
    var weights: [Float] {
        switch self {
        case .term(_, let weight), .phrase(_, _, _, let weight): [weight]
        case .field(let field): [field.weight]
        case .boolean(let plan): (plan.must + plan.should).flatMap(\.weights)
        case .atLeast(_, let nodes): nodes.flatMap(\.weights)
        case .best(let nodes): nodes.flatMap(\.weights).max().map { [$0] } ?? []
        case .values: []
        }
    }
}

/// A field clause looked up.
struct FieldPlan {
    /// The value as a keyword term.
    var term: Int
    var field: String
    /// The value as typed, for numbers and dates.
    var text: String
    /// What a match adds to the score, 0 for nothing.
    var weight: Float

    /// The value as a number, if it is one.
    var integer: Int64? { text == "true" ? 1 : text == "false" ? 0 : Int64(text) }
    var double: Double? { Double(text).flatMap { $0.isNaN ? nil : $0 } }
}

/// Clauses of a plan.
struct BooleanPlan {
    var must: [PlanNode] = []
    var should: [PlanNode] = []
    var mustNot: [PlanNode] = []

    /// Adds a clause that must match. What it combines itself is taken over where that asks for the same.
    mutating func require(_ node: PlanNode) {
        guard case .boolean(let inner) = node else { return must.append(node) }
        if inner.must.isEmpty {
            guard inner.should.count == 1 else { return must.append(node) }
            must += inner.should
        } else {
            must += inner.must
            should += inner.should
        }
        mustNot += inner.mustNot
    }

    /// Adds a clause that may match, as ``require(_:)`` does.
    mutating func allow(_ node: PlanNode) {
        if case .boolean(let inner) = node, inner.must.isEmpty, inner.mustNot.isEmpty {
            should += inner.should
        } else {
            should.append(node)
        }
    }

    /// Adds a clause that must not match, as ``require(_:)`` does.
    mutating func exclude(_ node: PlanNode) {
        if case .boolean(let inner) = node, inner.must.isEmpty, inner.mustNot.isEmpty {
            mustNot += inner.should
        } else {
            mustNot.append(node)
        }
    }

    /// The clauses as a node.
    var node: PlanNode {
        var plan = self
        // One alternative is none.
        if must.isEmpty, should.count == 1 { swap(&plan.must, &plan.should) }
        if plan.must.count == 1, plan.should.isEmpty, plan.mustNot.isEmpty { return plan.must[0] }
        return .boolean(plan)
    }
}

/// Phrases without places between that differ in their last word alone.
struct PhraseEndings {
    /// The words that all share.
    private(set) var shared: [Int] = []
    private(set) var zone = Zone.all
    /// The last words, each with the weight of its phrase.
    private(set) var endings: [(term: Int, weight: Float)] = []

    /// The phrases among which a plan chooses, nil if they are not such, or not several.
    init?(_ nodes: [PlanNode]) {
        guard nodes.count > 1, case .phrase(let first, 0, let zone, _)? = nodes.first, first.count > 1 else {
            return nil
        }
        shared = first.dropLast()
        self.zone = zone
        for node in nodes {
            guard case .phrase(let terms, 0, zone, let weight) = node, let last = terms.last,
                terms.dropLast().elementsEqual(shared)
            else { return nil }
            endings.append((last, weight))
        }
    }
}
