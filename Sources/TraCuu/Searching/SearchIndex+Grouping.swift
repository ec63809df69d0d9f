// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuSearch
import VietnameseText

extension SearchIndex {
    /// The most groups that can be asked for, those that an offset leaves out included.
    static let groupLimit = 1000
    /// How many documents are compared at most, so that time and memory are bounded.
    private static let comparedLimit = 10_000

    /// The first `count` documents of which none is near-identical to one before it; behind each, in their order, those that
    /// are and that rank before the last group is full.
    func grouped(
        _ count: Int,
        _ query: CompiledQuery,
        _ options: SearchOptions
    ) throws(TraCuuError) -> Ranking {
        guard count <= Self.groupLimit else {
            throw .usage("at most \(Self.groupLimit) groups of near-identical documents can be asked for")
        }
        var wanted = 2 * count + 20
        var options = options
        options.offset = 0
        var ranking = Ranking(total: 0, hits: [], hasMore: false)
        var duplicates = NearDuplicates()
        var done = 0
        while true {
            options.limit = wanted
            let top = try top(query, options)
            ranking.total = top.total
            for hit in top.hits.dropFirst(done) {
                let sketch = try sketch(of: hit)
                if let group = duplicates.group(of: sketch) {
                    ranking.similar[group].append(hit)
                } else if ranking.hits.count == count {
                    ranking.hasMore = true
                    return ranking
                } else {
                    duplicates.add(sketch)
                    ranking.hits.append(hit)
                    ranking.similar.append([])
                }
            }
            done = top.hits.count
            if done < wanted || wanted == Self.comparedLimit { return ranking }
            wanted = min(Self.comparedLimit, wanted * 2)
        }
    }

    /// The sketch of a document's text, or of its title if it has no text.
    private func sketch(of hit: ScoredDocument) throws(TraCuuError) -> TextSketch {
        let segment = snapshot.segments[hit.segment]
        let stored = try segment.stored.document(at: hit.document)
        try checkIsStored(stored, DocumentPlace(segment: hit.segment, document: hit.document))
        return try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) in
            var tokens = TokenBuffer()
            var text = stored.text.isEmpty ? stored.title : stored.text
            return text.withUTF8 { TextSketch(UnsafeRawBufferPointer($0), analyzer: analyzer, tokens: &tokens) }
        }
    }
}
