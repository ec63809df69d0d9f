// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
import TraCuuCodecs
public import TraCuuCore
import TraCuuIndexing
import TraCuuQuery
import TraCuuSearch
import TraCuuStorage
import TraCuuSuggest
import VietnameseText

/// An index open for searching, as it was when it was opened: what is committed later is seen by opening it again.
///
/// Safe to use from many threads at once.
/// ```swift
/// let index = try SearchIndex.open(at: "chi-thi.idx")
/// let results = try index.search("quy che dan chu")
/// for hit in results.hits { print(hit.rank, hit.title, hit.snippet.text) }
/// ```
public final class SearchIndex: Sendable {
    let snapshot: IndexSnapshot
    let analyzers = AnalyzerPool()
    private let sharedLexicon = Mutex<SyllableLexicon?>(nil)

    /// The syllables of the index, read when they are first needed.
    var lexicon: SyllableLexicon {
        sharedLexicon.withLock { lexicon in
            let made = lexicon ?? SyllableLexicon(snapshot)
            lexicon = made
            return made
        }
    }

    /// Opens the newest commit of an index.
    ///
    /// - Throws: ``TraCuuError/noIndex(path:reason:)`` if there is no index at the path,
    ///   ``TraCuuError/analysisMismatch(found:current:)`` if it was made with another version of the analysis, whose terms
    ///   may differ from those of queries, and what reading its files throws.
    public static func open(at path: String) throws(TraCuuError) -> SearchIndex {
        try SearchIndex(FileSystemDirectory(path: path))
    }

    init(_ directory: any Directory) throws(TraCuuError) {
        snapshot = try IndexSnapshot(newest: directory)
        guard snapshot.commit.analysis == Analyzer.version else {
            throw .analysisMismatch(found: snapshot.commit.analysis, current: Analyzer.version)
        }
    }

    /// Searches with a query as people type it: words with or without diacritics, `"phrases"`, `AND`, `OR`, `NOT`, `+`, `-`,
    /// parentheses, `field:value`, `=exact`, beginnings (`dan*`), mistakes (`hiem~`), ranges and sets of values, weights. What
    /// does not follow the grammar is read as well as may be, unless the options say otherwise.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` for a malformed filter and, if ``SearchOptions/isStrict``, a malformed
    ///   query, ``TraCuuError/usage(_:)`` for options out of range, and what reading the index throws.
    public func search(_ query: String, options: SearchOptions = SearchOptions()) throws(TraCuuError) -> SearchResults {
        let start = ContinuousClock.now
        if options.isStrict {
            let parsed = try QueryParser.parse(query)
            let compiled = try compile(options) { (compiler) throws(TraCuuError) in try compiler.compile(parsed) }
            return try run(compiled, of: query, options, since: start)
        }
        let parsed = QueryParser.parseLeniently(query)
        var notices = parsed.repairs.map { SearchNotice($0, in: query) }
        let compiled = try compile(options) { (compiler) throws(TraCuuError) in
            guard let parsed = parsed.query else { return nil }
            do throws(TraCuuError) {
                return try compiler.compile(parsed)
            } catch {
                guard case .badQuery(let offset, let reason) = error else { throw error }
                let words = try? compiler.compile(words: query)
                let rest = words == nil ? "" : "; its words are searched for one by one"
                let range = offset..<max(offset, query.utf8.count)
                notices.append(SearchNotice(kind: .words, text: "", range: range, takenFor: [], reason: reason + rest))
                return words
            }
        }
        return try run(compiled, of: query, options, notices, since: start)
    }

    /// Ranks documents by the words of a plain text, such as a question or a topic: any of them may occur, the more the
    /// better; nothing in the text is syntax. Nothing is found for a text without any word.
    ///
    /// - Throws: as ``search(_:options:)``; a text is malformed only if it has more than 1,024 different words.
    public func rank(words text: String, options: SearchOptions = SearchOptions()) throws(TraCuuError) -> SearchResults
    {
        try rank(texts: [(text, 1)], options: options)
    }

    /// Ranks documents by the words of plain texts, which count by the weights beside them.
    func rank(
        texts: [(text: String, weight: Float)],
        options: SearchOptions
    ) throws(TraCuuError) -> SearchResults {
        let start = ContinuousClock.now
        let query = try compile(options) { (compiler) throws(TraCuuError) in try compiler.compile(texts: texts) }
        let text = texts.map(\.text).joined(separator: "\n")
        return try run(query, of: text, isPlain: true, options, since: start)
    }

    /// Compiles a query and the filters beside it with one of the index's analyzers.
    func compile(
        _ options: SearchOptions,
        _ body: (QueryCompiler) throws(TraCuuError) -> CompiledQuery?
    ) throws(TraCuuError) -> CompiledQuery? {
        try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) in
            let compiler = QueryCompiler(
                analyzer,
                exact: options.isExact,
                vocabulary: Vocabulary(snapshot),
                isLenient: !options.isStrict
            )
            var query = try body(compiler)
            for filter in options.filters { try query?.filters.add(filter, compiler) }
            return query
        }
    }

    /// The document with that id, nil if there is none. Of an index that stores no texts only the id comes back.
    public func document(id: String) throws(TraCuuError) -> Document? {
        guard let place = try find(id: id) else { return nil }
        let stored = try snapshot.segments[place.segment].stored.document(at: place.document)
        return Document(id: stored.id, title: stored.title, text: stored.text, fields: try Self.fields(stored))
    }

    /// Searches; nothing is found without a query.
    func run(
        _ compiled: CompiledQuery?,
        of text: String,
        isPlain: Bool = false,
        _ options: SearchOptions,
        _ notices: [SearchNotice] = [],
        since start: ContinuousClock.Instant
    ) throws(TraCuuError) -> SearchResults {
        guard options.limit >= 0, options.offset >= 0, options.snippetSyllables >= 0, options.snippetCount >= 0 else {
            throw .usage("limit, offset and the number and length of snippets cannot be negative")
        }
        guard let compiled else {
            return SearchResults(total: 0, took: ContinuousClock.now - start, hits: [], notices: notices)
        }
        let query = try Searcher(snapshot).resolve(compiled)
        let page = try page(query, options, text: (isPlain ? "words " : "query ") + text)
        var hits =
            switch options.content {
            case .full: try fullHits(page, query, options)
            case .ids, .titles: try briefHits(page, options)
            }
        for (place, similar) in page.similar.enumerated() {
            for document in similar { hits[place].similar.append(try id(of: document)) }
        }
        if options.isExplained {
            for (place, explanation) in try explanations(page.hits, query, options).enumerated() {
                hits[place].explanation = explanation
            }
        }
        return SearchResults(
            total: page.total,
            took: ContinuousClock.now - start,
            hits: hits,
            facets: page.facets,
            next: page.next,
            notices: notices + query.notices.map { SearchNotice($0, in: text) }
                + query.broadenings.map { SearchNotice($0, in: text) }
        )
    }

    /// Hits of an id and perhaps a title, which need no analysis.
    private func briefHits(_ page: Page, _ options: SearchOptions) throws(TraCuuError) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(page.hits.count)
        for found in page.hits {
            let stored = snapshot.segments[found.segment].stored
            var hit = Hit(rank: page.offset + hits.count + 1, id: "", score: found.score)
            if options.content == .ids {
                hit.id = try stored.id(at: found.document)
            } else {
                (hit.id, hit.title) = try stored.withRecord(at: found.document) { (record) throws(TraCuuError) in
                    try (Self.string(record.id), Self.string(record.title))
                }
            }
            hits.append(hit)
        }
        return hits
    }

    private func fullHits(
        _ page: Page,
        _ query: CompiledQuery,
        _ options: SearchOptions
    ) throws(TraCuuError) -> [Hit] {
        if page.hits.isEmpty { return [] }
        return try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) in
            let highlighter = try Highlighter(query.highlights, in: snapshot, analyzer: analyzer)
            let matches = FieldMatches(query, analyzer: analyzer)
            var hits: [Hit] = []
            hits.reserveCapacity(page.hits.count)
            for found in page.hits {
                let stored = try snapshot.segments[found.segment].stored.document(at: found.document)
                let snippets = highlighter.snippets(
                    of: stored.text,
                    syllables: options.snippetSyllables,
                    count: options.snippetCount
                )
                hits.append(
                    Hit(
                        rank: page.offset + hits.count + 1,
                        id: stored.id,
                        score: found.score,
                        title: stored.title,
                        titleHighlights: highlighter.highlights(in: stored.title),
                        snippet: snippets.first ?? Snippet(),
                        fields: try Self.fields(stored)
                    )
                )
                hits[hits.count - 1].furtherSnippets = Array(snippets.dropFirst())
                hits[hits.count - 1].highlightFields(matches)
            }
            return hits
        }
    }

    private static func string(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) -> String {
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw .corrupt(file: "stored documents", offset: 0, reason: "an id or title is not UTF-8")
        }
        return string
    }

    private static func fields(_ stored: StoredDocument) throws(TraCuuError) -> FieldList {
        guard let fields = JSONReader.fields(stored.metadata) else {
            throw .corrupt(file: "stored document \(stored.id)", offset: 0, reason: "its fields are not JSON")
        }
        return fields
    }
}
