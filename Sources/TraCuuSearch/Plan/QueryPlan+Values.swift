// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

extension QueryPlan {
    /// What finds the documents of a segment by the values of a field, nil if none can match.
    func matcher(_ clause: ValueClause, _ segment: Int) throws(TraCuuError) -> (any Matcher)? {
        let segment = snapshot.segments[segment]
        return switch clause.test {
        case .any: try matcher(anyOf: clause.field, segment)
        case .range(let range): try matcher(clause.field, range, segment)
        case .prefix(let prefix):
            try matcher(clause.field, segment, from: prefix.folded) { (cursor) throws(TraCuuError) in
                guard cursor.fullKey.dropFirst().starts(with: prefix.folded) else { return .behind }
                guard prefix.isMarked else { return .all }
                let spellings = try cursor.spellings()
                let wanted = spellings.indices.filter { prefix.begins(spellings[$0].key) }
                return wanted.count == spellings.count ? .all : .some(wanted)
            }
        }
    }

    private func matcher(anyOf field: String, _ segment: SegmentReader) throws(TraCuuError) -> (any Matcher)? {
        let set = SetMatcher(documentCount: segment.documentCount)
        switch field {
        case "": set.insert { _ in true }
        case "title": set.insert { segment.norms.titleLength($0) > 0 }
        case "text": set.insert { segment.norms.length($0) > segment.norms.titleLength($0) }
        default:
            var matchers: [any Matcher] = []
            for kind in ColumnKind.allCases {
                guard let column = try segment.columns.column(field, kind) else { continue }
                matchers.append(ColumnMatcher(ColumnRange(all: column)))
            }
            return matchers.count <= 1 ? matchers.first : AnyMatcher(matchers)
        }
        return set.isEmpty ? nil : set
    }

    private func matcher(
        _ field: String,
        _ range: ValueRange,
        _ segment: SegmentReader
    ) throws(TraCuuError) -> (any Matcher)? {
        var ranges: [ColumnRange?] = []
        if let dates = range.dates, let column = try segment.columns.column(field, .date) {
            ranges.append(ColumnRange(column, integers: dates))
        }
        if let integers = range.integers, let column = try segment.columns.column(field, .integer) {
            ranges.append(ColumnRange(column, integers: integers))
        }
        if let doubles = range.doubles, let column = try segment.columns.column(field, .double) {
            ranges.append(ColumnRange(column, doubles: doubles))
        }
        var matchers: [any Matcher] = ranges.compactMap { $0.map { ColumnMatcher($0) } }
        if let keys = range.keys {
            let strings = try matcher(field, segment, from: keys.lower?.key ?? []) { (cursor) throws(TraCuuError) in
                let key = Array(cursor.fullKey.dropFirst())
                if let upper = keys.upper {
                    if upper.key.lexicographicallyPrecedes(key) { return .behind }
                    if !upper.isInclusive, key == upper.key { return .behind }
                }
                if let lower = keys.lower, !lower.isInclusive, key == lower.key { return .some([]) }
                return .all
            }
            if let strings { matchers.append(strings) }
        }
        return matchers.count <= 1 ? matchers.first : AnyMatcher(matchers)
    }

    /// Which spellings of a term of a dictionary are wanted.
    private enum Wanted {
        case all
        case some([Int])
        /// None of this term or of those that follow.
        case behind
    }

    /// What finds the documents with any of the strings of a field, from a key on, that are wanted.
    private func matcher(
        _ field: String,
        _ segment: SegmentReader,
        from first: [UInt8],
        _ wanted: (inout TermsCursor) throws(TraCuuError) -> Wanted
    ) throws(TraCuuError) -> (any Matcher)? {
        guard let number = segment.info.number(of: field) else { return nil }
        let set = SetMatcher(documentCount: segment.documentCount)
        var cursor = try first.withBytes { (key) throws(TraCuuError) in segment.terms.cursor(near: number, key: key) }
        while try cursor.next(), cursor.field <= number {
            if cursor.field < number || cursor.fullKey.dropFirst().lexicographicallyPrecedes(first) { continue }
            var filter: SpellingFilter?
            switch try wanted(&cursor) {
            case .all: break
            case .some(let spellings):
                if spellings.isEmpty { continue }
                filter = SpellingFilter(spellings)
            case .behind:
                return set.isEmpty ? nil : set
            }
            let list = try segment.postingList(cursor.info, hasPositions: false)
            try set.insert(PostingsCursor(list, filter: filter))
        }
        return set.isEmpty ? nil : set
    }
}
