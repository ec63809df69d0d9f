// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuSearch
import TraCuuStorage

/// The first documents of a ranking.
struct Ranking {
    /// How many match, as far as that was counted.
    var total: UInt64
    var hits: [ScoredDocument]
    /// Whether further documents follow.
    var hasMore: Bool
    /// For each hit the near-identical documents behind it; empty if they are not grouped.
    var similar: [[ScoredDocument]] = []
}

/// A stretch of a ranking that a search asked for.
struct Page {
    var total: UInt64
    /// How many documents come before.
    var offset: Int
    var hits: [ScoredDocument]
    /// For each hit the near-identical documents behind it; empty if they are not grouped.
    var similar: [[ScoredDocument]]
    /// The cursor to go on with, nil at the end.
    var next: String?
    var facets: [Facet]
}

extension SearchIndex {
    /// The page that the options ask for.
    ///
    /// - Parameter text: what was asked for, so that cursors of other queries are refused.
    func page(
        _ query: CompiledQuery,
        _ options: SearchOptions,
        text: String
    ) throws(TraCuuError) -> Page {
        let checksum = Self.checksum(text, options)
        let cursor = try options.after.map { (text) throws(TraCuuError) in try PageCursor(text, query: checksum) }
        if cursor != nil, options.offset > 0 { throw .usage("a cursor and an offset exclude each other") }
        var options = options
        var facets: [Facet] = []
        var total: UInt64?
        if !options.facets.isEmpty {
            (facets, total) = try Searcher(snapshot, bm25: options.bm25).facets(query, options.facets)
            options.countsAll = false
        }
        var offset = min(cursor?.position ?? options.offset, Int(clamping: snapshot.documentCount))
        var ranking = try first(offset, options.limit, query, options)
        if let cursor {
            let found = try place(of: cursor, in: ranking.hits)
            if found > offset { ranking = try first(found, options.limit, query, options) }
            offset = found
        }
        let hits = Array(ranking.hits.dropFirst(offset).prefix(options.limit))
        let end = offset + hits.count
        var next: String?
        let mayGoOn = !options.isGrouped || end < Self.groupLimit
        if mayGoOn, !hits.isEmpty, end < ranking.hits.count || ranking.hasMore {
            next = PageCursor(position: end, ids: try lastIDs(ranking.hits.prefix(end))).text(query: checksum)
        }
        return Page(
            total: total ?? ranking.total,
            offset: offset,
            hits: hits,
            similar: Array(ranking.similar.dropFirst(offset).prefix(options.limit)),
            next: next,
            facets: facets
        )
    }

    /// The first `offset + limit` documents.
    private func first(
        _ offset: Int,
        _ limit: Int,
        _ query: CompiledQuery,
        _ options: SearchOptions
    ) throws(TraCuuError) -> Ranking {
        let wanted = min(limit, Int.max - 1 - offset) + offset
        if options.isGrouped {
            // A page that crosses the limit is shorter; what lies wholly beyond it is refused, unless a cursor led there.
            let isWithin = limit <= Self.groupLimit && (offset < Self.groupLimit || options.after != nil)
            return try grouped(isWithin ? min(wanted, Self.groupLimit) : wanted, query, options)
        }
        var options = options
        options.offset = 0
        // Unless all are counted, one more tells whether there are any.
        options.limit = options.countsAll ? wanted : wanted + 1
        let top = try top(query, options)
        let hasMore = top.hits.count > wanted || UInt64(top.hits.count) < top.total
        return Ranking(total: top.total, hits: Array(top.hits.prefix(wanted)), hasMore: hasMore)
    }

    /// How many of the first documents come before what a cursor stands for: up to the last that it remembers and that is
    /// still among them.
    private func place(of cursor: PageCursor, in hits: [ScoredDocument]) throws(TraCuuError) -> Int {
        guard let last = cursor.ids.first else { return min(cursor.position, hits.count) }
        if cursor.position > 0, cursor.position <= hits.count {
            let expected = try id(of: hits[cursor.position - 1])
            if PageCursor.hash(expected) == last { return cursor.position }
        }
        var places: [UInt64: Int] = [:]
        for (place, hit) in hits.enumerated() { places[PageCursor.hash(try id(of: hit))] = place }
        for id in cursor.ids {
            if let place = places[id] { return place + 1 }
        }
        return min(max(0, cursor.position - cursor.ids.count), hits.count)
    }

    private func lastIDs(_ hits: ArraySlice<ScoredDocument>) throws(TraCuuError) -> [UInt64] {
        var ids: [UInt64] = []
        for hit in hits.suffix(PageCursor.idLimit).reversed() { ids.append(PageCursor.hash(try id(of: hit))) }
        return ids
    }

    /// A checksum of all that decides which documents come in which order.
    private static func checksum(_ text: String, _ options: SearchOptions) -> UInt32 {
        let parts =
            [text] + options.filters + [
                "\(options.isExact) \(options.ranker) \(options.bm25.k1) \(options.bm25.b) \(options.sort) \(options.isGrouped)"
            ]
        return parts.reduce(0) { sum, part in
            (Array(part.utf8) + [0]).withUnsafeBytes { CRC32C.checksum($0, continuing: sum) }
        }
    }
}
