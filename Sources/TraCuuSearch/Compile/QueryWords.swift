// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// A piece of a query as the index knows it: a term for each place, and aliases for several places together.
struct QueryWords {
    /// A term that stands for several places.
    struct Alias {
        var term: QueryTerm
        /// The places, as indices of ``QueryWords/terms``.
        var places: Range<Int>

        /// Whether its parts mean nothing alone, as those of a document's number or a date. Such aliases begin with a
        /// digit; those of abbreviations and nearly all names of hosts with a letter.
        var isIdentifier: Bool { term.folded.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    }

    private(set) var terms: [QueryTerm] = []
    private(set) var aliases: [Alias] = []
    /// Where the terms that were typed with marks stand: the bytes of the text, and what they say.
    private var marks: [(place: Int, offset: Int, text: String)] = []

    /// The alias that stands for all places; nil if there is none.
    var aliasOfAll: Alias? { aliases.first { $0.places == 0..<terms.count } }

    /// The terms, those that an alias stands for replaced by it.
    var joined: [QueryTerm] {
        var result: [QueryTerm] = []
        var place = 0
        for alias in aliases where alias.places.lowerBound >= place {
            result += terms[place..<alias.places.lowerBound]
            result.append(alias.term)
            place = min(terms.count, max(alias.places.upperBound, place))
        }
        return result + terms[place...]
    }

    /// Analyzes a text. A word typed with a mark, or any word if `exact`, asks for its exact key.
    init(_ text: String, analyzer: Analyzer, tokens: inout TokenBuffer, exact: Bool) {
        var text = text
        text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), into: &tokens) }
        /// For each alias the byte behind it.
        var ends: [UInt32] = []
        for index in 0..<tokens.count {
            let token = tokens[index]
            let term = QueryTerm(
                folded: Array(analyzer.foldedKey(token.form)),
                exact: exact || analyzer.isMarked(token.form) ? Array(analyzer.exactKey(token.form)) : nil,
                isExact: exact
            )
            if analyzer.kind(token.form) == .alias {
                let place = Int(token.position)
                aliases.append(Alias(term: term, places: place..<place + 1))
                ends.append(token.end)
            } else {
                if let last = ends.last, token.start < last {
                    aliases[aliases.count - 1].places = aliases[aliases.count - 1].places.lowerBound..<terms.count + 1
                }
                if !exact, term.exact != nil {
                    let bytes = text.utf8.dropFirst(Int(token.start)).prefix(Int(token.end - token.start))
                    marks.append((terms.count, Int(token.start), String(decoding: bytes, as: UTF8.self)))
                }
                terms.append(term)
            }
        }
    }

    /// The words typed with marks, for a text that was read from a part of a query.
    func marked(in clause: Range<Int>) -> [CompiledQuery.TypedWord] {
        marks.map { mark in
            CompiledQuery.TypedWord(term: terms[mark.place], text: mark.text, clause: clause, offset: mark.offset)
        }
    }
}
