// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuQuery

extension QueryCompiler {
    /// No operator fits between words that stand at most this many bytes apart: ` OR `, ` -a ` and `" "` take four.
    static let gapLimit = 3

    /// The runs of words of a query that stand side by side as alternatives, anywhere in the text: what lies between
    /// operators, quotation marks, parentheses, fields and identifiers.
    func runs(of query: Query) -> [WordRun] {
        var runs: [WordRun] = []
        collect(query, 1, &runs)
        return runs.filter { $0.terms.count > 1 }
    }

    private func collect(_ query: Query, _ weight: Float, _ runs: inout [WordRun]) {
        switch query {
        case .text(let word):
            if word.isPlain { append(word, weight, continuing: false, &runs) }
        case .phrase, .field, .range, .values, .everything:
            break
        case .boost(let query, let factor):
            collect(query, QueryWeight.product(weight, Self.factor(factor)), &runs)
        case .boolean(let clauses):
            for clause in clauses.must {
                if case .boolean = clause { collect(clause, weight, &runs) }
            }
            var end: Int?
            for clause in clauses.should {
                guard case .text(let word) = clause, word.isPlain else {
                    collect(clause, weight, &runs)
                    end = nil
                    continue
                }
                let gap = end.map { word.range.lowerBound - $0 }
                append(word, weight, continuing: gap.map { (0...Self.gapLimit).contains($0) } ?? false, &runs)
                end = word.range.upperBound
            }
        }
    }

    /// Adds the terms of a word to the last run or a new one.
    private func append(_ word: Query.Text, _ weight: Float, continuing: Bool, _ runs: inout [WordRun]) {
        let words = words(of: word.text, exact: word.isExact)
        if !continuing || runs.isEmpty { runs.append(WordRun(weight: weight)) }
        for (place, term) in words.terms.enumerated() {
            if words.aliases.contains(where: { $0.isIdentifier && $0.places.contains(place) }) {
                runs.append(WordRun(weight: weight))
            } else {
                runs[runs.count - 1].terms.append(term)
            }
        }
    }
}

extension Query.Text {
    /// Whether the word stands for itself alone.
    var isPlain: Bool { !isPrefix && edits == 0 }
}
