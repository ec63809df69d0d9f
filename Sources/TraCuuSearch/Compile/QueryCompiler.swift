// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
import TraCuuIndexing
package import TraCuuQuery
package import VietnameseText

/// Turns queries into what a searcher runs, with the analysis that made the index.
///
/// A word typed without any mark matches every spelling; one with a mark matches its own; `=` and `isExact` ask for the
/// exact key of any word. A word that gives several tokens (`Covid-19`) stands for those tokens and their alias where any
/// word may match, and for their phrase or alias where it must or must not. The number of a document (`145/2020/NĐ-CP`)
/// and a date always stand for their alias, which is the same however they are written, or their phrase; a number also
/// matches the field `number`. Fields: `title` and `text` restrict words to a part of the text; any other field is matched by its
/// whole value. A compiler belongs to one thread.
package final class QueryCompiler {
    /// The most words, after analysis, in a query and in one phrase of it.
    package static let termLimit = 1024
    package static let phraseLimit = 128

    let isExact: Bool
    var isLenient: Bool
    let analyzer: Analyzer
    /// What there is to search; nil if that is not known, so that nothing in queries can depend on it.
    let vocabulary: Vocabulary?
    var notices: [QueryNotice] = []
    /// The words of the query so far, and those of them that are looked up in the whole dictionary.
    var termCount = 0
    var expansionCount = 0
    /// The marked words so far.
    private var typed: [CompiledQuery.TypedWord] = []
    var tokens = TokenBuffer()

    /// A compiler that works with an analyzer.
    ///
    /// - Parameters:
    ///   - exact: asks for the exact key of every word.
    ///   - vocabulary: the index that is searched. Without it, beginnings of words and words with mistakes stand for themselves
    ///     alone, and fields hold strings.
    ///   - isLenient: what the index cannot answer is searched for by its words, and noted, instead of being an error.
    package init(
        _ analyzer: Analyzer,
        exact: Bool = false,
        vocabulary: Vocabulary? = nil,
        isLenient: Bool = false
    ) {
        self.analyzer = analyzer
        isExact = exact
        self.vocabulary = vocabulary
        self.isLenient = isLenient
    }

    /// Compiles a parsed query.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` if nothing in it can be searched for, or it has more words than
    ///   ``termLimit`` or ``phraseLimit`` allow.
    package func compile(_ query: Query) throws(TraCuuError) -> CompiledQuery {
        termCount = 0
        expansionCount = 0
        notices = []
        typed = []
        let query = try decoded(query)
        guard let root = try node(query, .all, isStrict: false), !Self.isNegative(root) else {
            throw .badQuery(offset: 0, reason: "there is no word in it that can be searched for")
        }
        var compiled = CompiledQuery(root: root, runs: runs(of: query), typed: typed)
        compiled.notices = notices
        return compiled
    }

    /// Compiles plain text (a question, a topic): its words, any of which may occur; nothing in it is syntax.
    ///
    /// - Returns: nil if the text has no word.
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` if it has more different words than ``termLimit``.
    package func compile(words text: String) throws(TraCuuError) -> CompiledQuery? {
        try compile(texts: [(text, 1)])
    }

    /// Compiles plain text of whose words each must occur; nothing in it is syntax, and no word stands for others.
    ///
    /// - Returns: nil if the text has no word.
    /// - Throws: as ``compile(words:)``.
    package func compile(allOf text: String) throws(TraCuuError) -> CompiledQuery? {
        let words = words(of: text, exact: false)
        let must = Self.merged(words.terms.map { .term($0, .all, weight: 1) })
        guard must.count <= Self.termLimit else {
            throw .badQuery(offset: 0, reason: "it has \(must.count) different words, more than \(Self.termLimit)")
        }
        guard let first = must.first else { return nil }
        return CompiledQuery(
            root: must.count == 1 ? first : .boolean(must: must, should: [], mustNot: []),
            runs: [WordRun(terms: words.terms)],
            typed: words.marked(in: 0..<text.utf8.count)
        )
    }

    /// Compiles plain texts, such as the parts of a topic, whose words and pairs count `weight` times each.
    ///
    /// - Returns: nil if no text with a weight above 0 has a word.
    /// - Throws: as ``compile(words:)``, of all texts together.
    package func compile(texts: [(text: String, weight: Float)]) throws(TraCuuError) -> CompiledQuery? {
        var should: [QueryNode] = []
        var runs: [WordRun] = []
        var typed: [CompiledQuery.TypedWord] = []
        var start = 0
        for (text, weight) in texts {
            // Places in the query are those of the texts on lines of their own.
            defer { start += text.utf8.count + 1 }
            guard weight > 0 else { continue }
            let words = words(of: text, exact: false)
            typed += words.marked(in: start..<start + text.utf8.count)
            should += (words.terms + words.aliases.map(\.term)).map { .term($0, .all, weight: weight) }
            runs.append(WordRun(terms: words.terms, weight: weight))
        }
        should = Self.merged(should)
        guard should.count <= Self.termLimit else {
            throw .badQuery(offset: 0, reason: "it has \(should.count) different words, more than \(Self.termLimit)")
        }
        guard let first = should.first else { return nil }
        return CompiledQuery(
            root: should.count == 1 ? first : .boolean(must: [], should: should, mustNot: []),
            runs: runs,
            typed: typed
        )
    }

    /// A boolean without positive clauses cannot be run.
    private static func isNegative(_ node: QueryNode) -> Bool {
        if case .boolean(let must, let should, _) = node { return must.isEmpty && should.isEmpty }
        return false
    }

    /// The node of a query, nil if no token is in it. `isStrict` where the query must or must not match.
    func node(_ query: Query, _ zone: Zone, isStrict: Bool) throws(TraCuuError) -> QueryNode? {
        switch query {
        case .text(let word):
            if word.isPrefix || word.edits > 0 { return try choice(word, zone, isStrict: isStrict) }
            return try node(word, zone, isStrict: isStrict)
        case .phrase(let phrase) where phrase.isPrefix:
            return try prefix(phrase.text, slop: phrase.slop, zone, exact: phrase.isExact, at: phrase.range)
        case .phrase(let phrase):
            return try node(phrase, zone)
        case .field(let field):
            return try node(field, isStrict: isStrict)
        case .boolean(let clauses):
            return try node(clauses, zone)
        case .range(let bounds):
            return try textNode(query, zone, at: bounds.range)
        case .values(let values):
            return try textNode(query, zone, at: values.range)
        case .everything:
            let field = zone == .title ? "title" : zone == .body ? "text" : ""
            return .values(ValueClause(field: field, test: .any, offset: nil))
        case .boost(let inner, let factor):
            return try node(inner, zone, isStrict: isStrict).map { Self.boosted($0, factor) }
        }
    }

    private func node(_ clauses: Query.Clauses, _ zone: Zone) throws(TraCuuError) -> QueryNode? {
        let must = try strict(clauses.must, zone)
        let mustNot = try strict(clauses.mustNot, zone)
        if clauses.minimum != nil {
            let should = try strict(clauses.should, zone)
            return Self.combined(must: must, should: should, mustNot: mustNot, clauses.minimum)
        }
        var should: [QueryNode] = []
        for clause in clauses.should {
            guard let node = try node(clause, zone, isStrict: false) else { continue }
            // Words side by side are one list of alternatives, whatever their number of tokens.
            if case .boolean(let inner, let words, let excluded) = node, inner.isEmpty, excluded.isEmpty {
                should += words
            } else {
                should.append(node)
            }
        }
        should = Self.merged(should + (try alternatives(to: clauses.should, zone)))
        if must.isEmpty, mustNot.isEmpty, should.count <= 1 { return should.first }
        return .boolean(must: must, should: should, mustNot: mustNot)
    }

    private func node(_ phrase: Query.Phrase, _ zone: Zone) throws(TraCuuError) -> QueryNode? {
        let words = try words(of: phrase.text, exact: phrase.isExact, at: phrase.range, limit: Self.phraseLimit)
        let node = Self.phrase(words.terms, slop: phrase.slop, zone)
        guard let node, phrase.slop == 0, !phrase.isExact, !isExact, !words.aliases.isEmpty else { return node }
        // A text may have the alias of some words as a word (`TPHCM`), or of all of them written in another way.
        guard let joined = Self.phrase(words.joined, slop: 0, zone) else { return node }
        return .boolean(must: [], should: [node, joined], mustNot: [])
    }

    func node(_ word: Query.Text, _ zone: Zone, isStrict: Bool) throws(TraCuuError) -> QueryNode? {
        guard let node = try plainNode(word, zone, isStrict: isStrict) else { return nil }
        if word.isExact || isExact { return node }
        let others = try numberNodes(word.text, zone) + expansions(of: word.text, node, zone)
        guard !others.isEmpty else { return node }
        if case .boolean(let must, let should, let mustNot) = node, must.isEmpty, mustNot.isEmpty {
            return .boolean(must: [], should: should + others, mustNot: [])
        }
        return .boolean(must: [], should: [node] + others, mustNot: [])
    }

    private func plainNode(_ word: Query.Text, _ zone: Zone, isStrict: Bool) throws(TraCuuError) -> QueryNode? {
        let words = try words(of: word.text, exact: word.isExact, at: word.range, limit: Self.termLimit)
        if words.terms.count <= 1 { return words.terms.first.map { .term($0, zone, weight: 1) } }
        if let whole = words.aliasOfAll, whole.isIdentifier { return identifier(whole, words, of: word, zone) }
        let isNumber = Self.looksLikeNumber(word.text)
        guard isNumber || isStrict else { return alternatives(words, of: word, zone) }
        guard words.terms.count <= Self.phraseLimit else {
            throw Self.tooLong(words.terms.count, Self.phraseLimit, word.range)
        }
        guard let phrase = Self.phrase(words.terms, slop: 0, zone) else { return nil }
        if let whole = words.aliasOfAll {
            return .boolean(must: [], should: [phrase, .term(whole.term, zone, weight: 1)], mustNot: [])
        }
        guard isNumber, let number = numberClause(word, zone, outranks: words.terms) else { return phrase }
        return .boolean(must: [], should: [phrase, .field(number)], mustNot: [])
    }

    /// The tokens of a word of which any may match, but identifiers only as a whole.
    private func alternatives(_ words: QueryWords, of word: Query.Text, _ zone: Zone) -> QueryNode {
        var should: [QueryNode] = []
        for (place, term) in words.terms.enumerated() {
            let alias = words.aliases.first { $0.places.contains(place) }
            let isIdentifier = alias?.isIdentifier ?? false
            if !isIdentifier { should.append(.term(term, zone, weight: 1)) }
            guard let alias, alias.places.lowerBound == place else { continue }
            should.append(isIdentifier ? identifier(alias, words, of: word, zone) : .term(alias.term, zone, weight: 1))
        }
        return .boolean(must: [], should: Self.merged(should), mustNot: [])
    }

    /// The node of a document's number or a date. Its phrase finds what is written so that it has no alias.
    private func identifier(
        _ alias: QueryWords.Alias,
        _ words: QueryWords,
        of word: Query.Text,
        _ zone: Zone
    ) -> QueryNode {
        let parts = Array(words.terms[alias.places])
        var should = [QueryNode.term(alias.term, zone, weight: 1)]
        if let phrase = Self.phrase(parts, slop: 0, zone) { should.append(phrase) }
        if let number = numberClause(word, zone, outranks: [alias.term] + parts) { should.append(.field(number)) }
        return .boolean(must: [], should: should, mustNot: [])
    }

    /// The clause that a word is the number of a document; nil where only the text counts, or for dates.
    private func numberClause(_ word: Query.Text, _ zone: Zone, outranks: [QueryTerm]) -> FieldClause? {
        guard zone == .all, !word.isExact, Self.looksLikeNumber(word.text) else { return nil }
        return keywordClause("number", word.text, exact: false, outranks: outranks, offset: nil)
    }

    /// The nodes of clauses that must, or must not, match.
    func strict(_ queries: [Query], _ zone: Zone) throws(TraCuuError) -> [QueryNode] {
        var nodes: [QueryNode] = []
        for query in queries {
            if let node = try node(query, zone, isStrict: true) { nodes.append(node) }
        }
        return nodes
    }

    /// The words of a part of a query, counted against the limits.
    func words(
        of text: String,
        exact: Bool,
        at range: Range<Int>,
        limit: Int
    ) throws(TraCuuError) -> QueryWords {
        let words = words(of: text, exact: exact)
        termCount += words.terms.count
        guard words.terms.count <= limit else { throw Self.tooLong(words.terms.count, limit, range) }
        guard termCount <= Self.termLimit else { throw Self.tooLong(termCount, Self.termLimit, range) }
        typed += words.marked(in: range)
        return words
    }

    private static func tooLong(_ count: Int, _ limit: Int, _ range: Range<Int>) -> TraCuuError {
        .badQuery(offset: range.lowerBound, reason: "\(count) words here, more than \(limit)")
    }

    func words(of text: String, exact: Bool) -> QueryWords {
        QueryWords(text, analyzer: analyzer, tokens: &tokens, exact: exact || isExact)
    }

    /// Whether a word has the shape of a document's number: it begins with a digit and its parts are joined by slashes
    /// or hyphens, one of them with letters.
    static func looksLikeNumber(_ word: String) -> Bool {
        guard let first = word.utf8.first, first >= 0x30, first <= 0x39 else { return false }
        let hasSeparator = word.utf8.contains { $0 == 0x2F || $0 == 0x2D }
        return hasSeparator && word.contains(where: \.isLetter)
    }
}
