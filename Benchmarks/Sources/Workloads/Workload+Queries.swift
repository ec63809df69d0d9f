// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import SyntheticText
import TraCuu

extension Workload {
    /// Each class of queries, as typed with diacritics and without.
    static let queries: [Workload] = [
        queries("or10", .terms, .any) { $0.countsAll = false },
        queries("and10", .terms, .all) { $0.countsAll = false },
        queries("phrase10", .phrases, .phrase) { $0.countsAll = false },
        queries("or1000", .terms, .any, first: 20) { options in
            options.limit = 1_000
            options.countsAll = false
        },
        queries("count or", .terms, .any) { $0.limit = 0 },
        queries("count and", .terms, .all) { $0.limit = 0 },
        queries("filtered", .terms, .filtered) { _ in },
        queries("default ranking", .terms, .any) { $0.ranker = .default },
        queries("hits with snippets", .terms, .any) { options in
            options.ranker = .default
            options.content = .full
        },
    ].flatMap { $0 }

    private enum Form {
        case any, all, phrase, filtered

        /// A query in the query language.
        func text(_ words: [String]) -> String {
            switch self {
            case .any: words.joined(separator: " ")
            case .all: words.map { "+" + $0 }.joined(separator: " ")
            case .phrase: "\"" + words.joined(separator: " ") + "\""
            case .filtered: "+(" + words.joined(separator: " ") + ") +type:\"quyết định\""
            }
        }
    }

    private static func queries(
        _ name: String,
        _ words: QueryWords.Kind,
        _ form: Form,
        first count: Int = .max,
        _ change: @escaping @Sendable (inout SearchOptions) -> Void
    ) -> [Workload] {
        [true, false].map { isAccented in
            Workload("queries/\(name), \(isAccented ? "accented" : "bare")") {
                let index = try SearchIndex.open(at: Scratch.sharedIndex())
                let texts = QueryWords.words(words, accented: isAccented).prefix(count).map(form.text)
                var options = SearchOptions(limit: 10)
                options.ranker = .bm25
                options.content = .ids
                change(&options)
                let chosen = options
                return { measure in
                    try measure { for text in texts { _ = try index.search(text, options: chosen) } }
                }
            }
        }
    }

    /// Suggestions for words that are being typed, and diacritics restored.
    static let suggestions: [Workload] = [
        Workload("suggest/beginnings") {
            let index = try SearchIndex.open(at: Scratch.sharedIndex())
            let texts = QueryWords.words(.phrases, accented: false).prefix(100).map { words in
                String(words.joined(separator: " ").dropLast())
            }
            return { measure in
                try measure { for text in texts { _ = try index.suggestions(for: text) } }
            }
        },
        Workload("suggest/restore diacritics") {
            let index = try SearchIndex.open(at: Scratch.sharedIndex())
            let texts = QueryWords.words(.terms, accented: false).map { $0.joined(separator: " ") }
            return { measure in
                try measure { for text in texts { _ = try index.restoringDiacritics(in: text) } }
            }
        },
    ]
}

/// The words of queries drawn from the corpus.
enum QueryWords {
    enum Kind {
        case terms, phrases
    }

    private static let drawn = QuerySampler(Corpus.sample(step: 4).map(\.text)).draw(600, seed: 1)

    /// The words of each of about 200 phrases or 400 other queries, with diacritics or without.
    static func words(_ kind: Kind, accented: Bool) -> [[String]] {
        drawn.filter { ($0.kind == .phrase) == (kind == .phrases) }.map { accented ? $0.words : $0.terms }
    }
}
