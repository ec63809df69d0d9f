// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension QueryParser {
    private enum Occurrence {
        case must
        case should
        case mustNot
    }

    private struct Clause {
        var occurrence: Occurrence
        var query: Query
    }

    /// Reads alternatives up to the end of the text or group, which does not come at once; nil if all of it was passed over.
    mutating func clauses() throws(TraCuuError) -> Query? {
        let start = scanner.offset
        var found: [Clause] = []
        repeat {
            found += try conjunction()
            if scanner.nextOperator?.meaning == .or { try skipOperator() }
        } while !scanner.isAtGroupEnd
        guard var lists = lists(found) else { return found.first?.query }
        if lists.must.isEmpty, lists.should.isEmpty {
            try meet(.onlyExclusions, from: start)
            lists.must = [.everything]
        }
        return .boolean(lists)
    }

    /// Reads clauses joined by `AND`, and the white space after them: one clause, or some exclusions.
    private mutating func conjunction() throws(TraCuuError) -> [Clause] {
        let start = scanner.offset
        var found: [Clause] = []
        if let first = try clause() { found.append(first) }
        while scanner.nextOperator?.meaning == .and {
            try skipOperator()
            if !scanner.isAtGroupEnd, let next = try clause() { found.append(next) }
        }
        if found.count <= 1 { return found }
        for index in found.indices where found[index].occurrence == .should { found[index].occurrence = .must }
        guard let lists = lists(found) else { return found }
        if lists.must.isEmpty {
            // `bão NOT lũ AND NOT ngập`: whoever writes so excludes both.
            try meet(.joinedExclusions, from: start)
            return found
        }
        return [Clause(occurrence: .should, query: .boolean(lists))]
    }

    /// Clauses by occurrence; nil if there is only one that is not an exclusion, or none.
    private func lists(_ clauses: [Clause]) -> Query.Clauses? {
        guard let first = clauses.first, clauses.count > 1 || first.occurrence == .mustNot else { return nil }
        var lists = Query.Clauses()
        for clause in clauses {
            switch clause.occurrence {
            case .must: lists.must.append(clause.query)
            case .should: lists.should.append(clause.query)
            case .mustNot: lists.mustNot.append(clause.query)
            }
        }
        return lists
    }

    /// Reads an operand with its sign, and the white space after it; nil if it was passed over.
    private mutating func clause() throws(TraCuuError) -> Clause? {
        while let (spelling, meaning) = scanner.nextOperator, meaning != .not {
            let start = scanner.offset
            scanner.skip(spelling.unicodeScalars.count)
            try meet(.nothingBefore(spelling), from: start)
            try skipSpace()
        }
        if scanner.isAtGroupEnd { return nil }
        var occurrence = Occurrence.should
        if scanner.nextOperator != nil {
            occurrence = .mustNot
            try skipOperator()
            while scanner.nextOperator != nil || isAtSign {
                let start = scanner.offset
                scanner.skip(scanner.nextOperator?.spelling.unicodeScalars.count ?? 1)
                try meet(.doubleSign, from: start)
                try skipSpace()
            }
            if scanner.isAtGroupEnd { return nil }
        } else if isAtSign {
            occurrence = scanner.advance() == "-" ? .mustNot : .must
        }
        let query = try operand()
        try skipSpace()
        return query.map { Clause(occurrence: occurrence, query: $0) }
    }

    /// True if a `-` or `+` stands here that something follows.
    private var isAtSign: Bool {
        guard scanner.next == "-" || scanner.next == "+", let next = scanner.afterNext else { return false }
        return next != ")" && !next.properties.isWhitespace
    }

    /// Reads the operator that stands here, and the white space after it.
    private mutating func skipOperator() throws(TraCuuError) {
        guard let (spelling, _) = scanner.nextOperator else { return }
        let start = scanner.offset
        scanner.skip(spelling.unicodeScalars.count)
        let end = scanner.offset
        try skipSpace()
        if scanner.isAtGroupEnd { try meet(.nothingAfter(spelling), start..<end) }
    }
}
