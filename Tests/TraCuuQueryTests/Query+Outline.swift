// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

@testable import TraCuuQuery

extension Query {
    /// The tree in the words of docs/query-language.md.
    var outline: String {
        switch self {
        case .text(let text):
            var words = text.isPrefix ? "begins(\(text.text))" : text.text
            if text.edits > 0 { words += " with \(text.edits) mistake\(text.edits == 1 ? "" : "s")" }
            return text.isExact ? "exact(\(words))" : words
        case .phrase(let phrase):
            return phrase.outline
        case .field(let field):
            return "\(field.name): \(field.query.outline)"
        case .boolean(let clauses):
            return clauses.outline
        case .range(let bounds):
            let lower = bounds.lower.map { "\($0.isInclusive ? "from" : "above")(\($0.text))" }
            let upper = bounds.upper.map { "\($0.isInclusive ? "to" : "below")(\($0.text))" }
            return [lower, upper].compactMap(\.self).joined(separator: " ")
        case .values(let values):
            return "one of(\(values.texts.joined(separator: "; ")))"
        case .everything:
            return "everything"
        case .boost(let query, let factor):
            let number = factor == factor.rounded() ? "\(Int(factor))" : "\(factor)"
            return "weight \(number)(\(query.outline))"
        }
    }
}

extension Query.Phrase {
    fileprivate var outline: String {
        var words = text
        if isPrefix {
            let start = text.lastIndex(of: " ").map(text.index(after:)) ?? text.startIndex
            words = text[..<start] + "begins(\(text[start...]))"
        }
        let phrase = "phrase(\(words))" + (slop == 0 ? "" : " within \(slop)")
        return isExact ? "exact(\(phrase))" : phrase
    }
}

extension Query.Clauses {
    fileprivate var outline: String {
        let choice =
            switch minimum {
            case .count(let count): "any at least \(count)"
            case .percent(let percent): "any at least \(percent)%"
            case nil: "any"
            }
        return [("all", must), (choice, should), ("none", mustNot)].filter { !$0.1.isEmpty }
            .map { "\($0.0)(\($0.1.map(\.outline).joined(separator: ", ")))" }
            .joined(separator: " ")
    }
}
