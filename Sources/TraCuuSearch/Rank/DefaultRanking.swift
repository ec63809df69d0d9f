// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The default ranking: BM25 finds candidates, which are then scored by what their positions tell.
///
/// ```
/// score(d)   = sum over terms t of n(t) * idf(t) * sat(tf(t, d), d)
///            + sum over pairs p of 0.7 * n(p) * idf(p) * sat(tf(p, d), d)
///            + 0.25 * the most that one passage holds of n(t) * idf(t) and 0.7 * n(p) * idf(p)
/// sat(tf, d) = tf / (tf + k1 * (1 - b + b * length(d) / average length))
/// ```
/// - *Terms* are the words of the query, n(t) how often it has them. Phrases and words asked for in one part of the text
///   only are scored as terms with the sum of the idf of their words.
/// - *Pairs* are neighbours in the query, across the words that stand side by side but not across operators, quotation
///   marks or fields. A pair occurs where its words follow each other directly. Most Vietnamese words are two syllables:
///   the pair is the word.
/// - *Titles* count eight times: tf is the number of occurrences, those in the title eight times, and lengths count the
///   tokens of titles as often. This is BM25F with one saturation for both fields (Robertson, Zaragoza and Taylor, "Simple
///   BM25 Extension to Multiple Weighted Fields", CIKM 2004).
/// - *Passages* are ``passageLength`` places from any multiple of half that on; a term or pair counts once in each.
/// - *idf* of a pair uses an estimate of its document frequency among the candidates, see ``PairTable``.
/// - *Bare words*: a word typed without marks matches every spelling, but counts by its ``SpellingReading``: the spelling
///   that its neighbours in the query call for counts fully, others as far as they occur beside those neighbours.
///
/// The candidates are always the first ``depth`` documents by BM25, however many hits are asked for, and all statistics
/// are of the whole index or of the candidates: pages continue each other, and neither segments nor threads change a score.
/// What lies behind the candidates keeps the order of BM25, see ``Searcher/rank(_:offset:limit:)``.
///
/// The weights were chosen on four collections at once (questions on law, topics of directives, questions on passages);
/// any pair weight of 0.6 to 1, title weight of 5 to 8 and passage weight of 0.15 to 0.4 rank about as well.
enum DefaultRanking {
    /// How many of the first documents by BM25 are candidates.
    static let depth = 500
    static let weights = RankingWeights(title: 8, pair: 0.7, passage: 0.25)
    /// The places of a passage, an even number.
    static let passageLength: UInt32 = 50
    /// The places of a document from the first that passages are looked for in: bounds memory.
    static let passageReach: UInt32 = 1 << 20

    /// The occurrences kept of all terms in all candidates: bounds memory. Each document has an equal share, and at least
    /// ``leastOccurrences`` of each term are looked at.
    static let occurrenceLimit = 1 << 24
    static let leastOccurrences = 16

    /// How many occurrences of a term in a document are looked at.
    static func occurrenceLimit(candidates: Int, terms: Int) -> Int {
        max(leastOccurrences, occurrenceLimit / max(1, candidates * terms))
    }
}

/// What the parts of a ranking weigh.
struct RankingWeights: Equatable {
    /// How often an occurrence in the title counts.
    var title: Float
    /// What pairs weigh beside terms; with 0 spellings are not read from neighbours either.
    var pair: Float
    /// What the best passage weighs.
    var passage: Float

    /// Plain BM25.
    static let bm25 = RankingWeights(title: 1, pair: 0, passage: 0)
}
