// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing
import TraCuuQuery

/// Fields: whole values, ranges and sets of them, their beginnings, and whether there are any.
extension QueryCompiler {
    func node(_ field: Query.Field, isStrict: Bool) throws(TraCuuError) -> QueryNode? {
        switch field.name {
        case "title":
            return try node(field.query, .title, isStrict: isStrict)
        case "text":
            return try node(field.query, .body, isStrict: isStrict)
        default:
            if isLenient, let vocabulary, !vocabulary.isEmpty, !vocabulary.hasField(field.name) {
                return try unknown(field, isStrict: isStrict)
            }
            return try values(field.query, field.name, offset: field.range.lowerBound)
        }
    }

    /// What stands before and behind the colon as words.
    private func unknown(_ field: Query.Field, isStrict: Bool) throws(TraCuuError) -> QueryNode? {
        notices.append(
            QueryNotice(
                kind: .words,
                range: field.range,
                reason: "no document has a field `\(field.name)`; it is searched for as words"
            )
        )
        let parts = [Query.text(Query.Text(field.name, range: field.range)), Self.words(of: field.query)]
        let clauses = isStrict ? Query.Clauses(must: parts) : Query.Clauses(should: parts)
        return try node(.boolean(clauses), .all, isStrict: isStrict)
    }

    /// A query within a field as one of the text: bounds and values become words.
    private static func words(of query: Query) -> Query {
        switch query {
        case .text, .phrase, .field: query
        case .range(let bounds): .phrase(Query.Phrase(text(of: bounds), range: bounds.range))
        case .values(let values):
            .boolean(Query.Clauses(should: values.texts.map { .phrase(Query.Phrase($0, range: values.range)) }))
        case .everything: query
        case .boost(let inner, let factor): .boost(words(of: inner), factor)
        case .boolean(let clauses):
            .boolean(
                Query.Clauses(
                    must: clauses.must.map(words),
                    should: clauses.should.map(words),
                    mustNot: clauses.mustNot.map(words),
                    minimum: clauses.minimum
                )
            )
        }
    }

    private static func text(of bounds: Query.Bounds) -> String {
        [bounds.lower?.text, bounds.upper?.text].compactMap { $0 }.joined(separator: " ")
    }

    /// A query within a further field: each word or phrase is a whole value.
    private func values(_ query: Query, _ field: String, offset: Int) throws(TraCuuError) -> QueryNode? {
        switch query {
        case .text(let word):
            if word.isPrefix { return prefix(word.text, field, exact: word.isExact, offset: offset) }
            return try value(word.text, field, exact: word.isExact, at: word.range, offset: offset)
        case .phrase(let phrase):
            if phrase.isPrefix { return prefix(phrase.text, field, exact: phrase.isExact, offset: offset) }
            return try value(phrase.text, field, exact: phrase.isExact, at: phrase.range, offset: offset)
        case .field(let inner):
            return try node(inner, isStrict: true)
        case .boolean(let clauses):
            return Self.combined(
                must: try values(clauses.must, field, offset: offset),
                should: try values(clauses.should, field, offset: offset),
                mustNot: try values(clauses.mustNot, field, offset: offset),
                clauses.minimum
            )
        case .range(let bounds):
            return try range(bounds, field, offset: offset)
        case .values(let values):
            var nodes: [QueryNode] = []
            for text in values.texts {
                let node = try value(text, field, exact: false, at: values.range, offset: offset)
                if let node { nodes.append(node) }
            }
            return nodes.count <= 1 ? nodes.first : .boolean(must: [], should: nodes, mustNot: [])
        case .everything:
            return .values(ValueClause(field: field, test: .any, offset: offset))
        case .boost(let inner, let factor):
            return try values(inner, field, offset: offset).map { Self.boosted($0, factor) }
        }
    }

    private func values(_ queries: [Query], _ field: String, offset: Int) throws(TraCuuError) -> [QueryNode] {
        var nodes: [QueryNode] = []
        for query in queries {
            if let node = try values(query, field, offset: offset) { nodes.append(node) }
        }
        return nodes
    }

    /// A whole value. A year, a month or a day in a field that has dates stands for all of it. If the field has nothing else,
    /// a lenient query also asks for the words of what is no date.
    private func value(
        _ text: String,
        _ field: String,
        exact: Bool,
        at range: Range<Int>,
        offset: Int
    ) throws(TraCuuError) -> QueryNode? {
        let clause = keywordClause(field, text, exact: exact, outranks: [], offset: offset).map { QueryNode.field($0) }
        guard let clause, let kinds = vocabulary?.kinds(of: field), kinds.contains(.date) else { return clause }
        if let period = DatePeriod.milliseconds(text) {
            let dates = ValueClause(field: field, test: .range(ValueRange(dates: period)), offset: offset)
            return .boolean(must: [], should: [clause, .values(dates)], mustNot: [])
        }
        guard kinds == [.date], isLenient else { return clause }
        let reason = "the field `\(field)` has \(Self.dates); \(text) is something else, searched for as words"
        notices.append(QueryNotice(kind: .words, range: range, reason: reason))
        let words = try node(.text(Query.Text(text, range: range)), .all, isStrict: true)
        return .boolean(must: [], should: [clause] + (words.map { [$0] } ?? []), mustNot: [])
    }

    /// How dates are written in a query.
    private static let dates = "dates as 2020, 2020-05 or 17/5/2020"

    /// Values that begin like a text.
    private func prefix(_ text: String, _ field: String, exact: Bool, offset: Int) -> QueryNode? {
        guard let clause = keywordClause(field, text, exact: exact, outranks: [], offset: offset) else { return nil }
        let prefix = WordPrefix(folded: clause.keyword.folded, exact: clause.keyword.exact)
        return .values(ValueClause(field: field, test: .prefix(prefix), offset: offset))
    }

    /// Values between bounds. A field that has dates or numbers is compared by them alone; otherwise strings are, by their
    /// letters without marks.
    private func range(_ bounds: Query.Bounds, _ field: String, offset: Int) throws(TraCuuError) -> QueryNode? {
        let kinds = vocabulary?.kinds(of: field) ?? []
        let texts = [bounds.lower?.text, bounds.upper?.text].compactMap { $0 }
        let areDates = texts.allSatisfy { DatePeriod.milliseconds($0) != nil }
        let areNumbers = texts.allSatisfy { ValueBounds.number($0) != nil }
        var range = ValueRange()
        if areDates, kinds.contains(.date) { range.dates = ValueBounds.dates(bounds) }
        if areNumbers, kinds.contains(.integer) { range.integers = ValueBounds.integers(bounds) }
        if areNumbers, kinds.contains(.double) { range.doubles = ValueBounds.doubles(bounds) }
        let hasNumbers = kinds.contains(.integer) || kinds.contains(.double)
        if !kinds.contains(.date), !hasNumbers {
            range.keys = KeyRange(lower: keyBound(bounds.lower), upper: keyBound(bounds.upper))
        } else if !(areDates && kinds.contains(.date)), !(areNumbers && hasNumbers) {
            let wanted = kinds.contains(.date) ? Self.dates : "numbers"
            let reason = "the field `\(field)` has \(wanted); \(texts.joined(separator: "..")) is something else"
            guard isLenient else { throw .badQuery(offset: bounds.range.lowerBound, reason: reason) }
            let notice = reason + ", searched for as words"
            notices.append(QueryNotice(kind: .words, range: bounds.range, reason: notice))
            return try node(.text(Query.Text(Self.text(of: bounds), range: bounds.range)), .all, isStrict: false)
        }
        return .values(ValueClause(field: field, test: .range(range), offset: offset))
    }

    private func keyBound(_ bound: Query.Bounds.Bound?) -> KeyRange.Bound? {
        guard let bound, let clause = keywordClause("", bound.text, exact: false, outranks: [], offset: nil) else {
            return nil
        }
        return KeyRange.Bound(key: clause.keyword.folded, isInclusive: bound.isInclusive)
    }

    /// Bounds or values outside any field, or in a part of the text: words.
    func textNode(_ query: Query, _ zone: Zone, at range: Range<Int>) throws(TraCuuError) -> QueryNode? {
        let reason = "ranges and sets of values need a field that has values, as in date:2020..2022"
        if case .range = query {
            guard isLenient else { throw .badQuery(offset: range.lowerBound, reason: reason) }
            notices.append(QueryNotice(kind: .words, range: range, reason: reason))
        }
        return try node(Self.words(of: query), zone, isStrict: true)
    }

    func keywordClause(
        _ field: String,
        _ value: String,
        exact: Bool,
        outranks: [QueryTerm],
        offset: Int?
    ) -> FieldClause? {
        var folded: [UInt8] = []
        var exactKey: [UInt8] = []
        var copy = value
        let isMarked = copy.withUTF8 { bytes in
            analyzer.analyze(UnsafeRawBufferPointer(bytes), into: &tokens)
            KeywordKey.make(tokens, analyzer, folded: &folded, exact: &exactKey)
            return (0..<tokens.count).contains { analyzer.isMarked(tokens[$0].form) }
        }
        guard !folded.isEmpty else { return nil }
        // A number is found however it was typed: its letters are an abbreviation, not a word.
        let wantsExact = exact || isExact || (isMarked && field != "number")
        return FieldClause(
            field: field,
            keyword: QueryTerm(folded: folded, exact: wantsExact ? exactKey : nil),
            text: value,
            outranks: outranks,
            offset: offset
        )
    }
}
