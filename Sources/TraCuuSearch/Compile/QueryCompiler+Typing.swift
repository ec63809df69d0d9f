// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuQuery
import VietnameseText

/// Words typed for an input method that was off.
extension QueryCompiler {
    /// A query whose words that no text has, but has as decoded, are replaced by what was meant.
    func decoded(_ query: Query) throws(TraCuuError) -> Query {
        guard vocabulary != nil, !isExact else { return query }
        // A single digit behind a word may be just that: it is taken for a tone only beside words that were clearly typed so.
        var isSure = false
        var isTyped = false
        _ = try decoded(query, isSure: true) { isClear in
            isTyped = true
            isSure = isSure || isClear
        }
        guard isTyped else { return query }
        var found: [QueryNotice] = []
        let result = try decoded(query, isSure: isSure) { _ in
        } noting: {
            found.append($0)
        }
        notices += found
        return result
    }

    private func decoded(
        _ query: Query,
        isSure: Bool,
        _ seen: (Bool) -> Void,
        noting note: (QueryNotice) -> Void = { _ in }
    ) throws(TraCuuError) -> Query {
        func decode(_ text: String, _ range: Range<Int>) throws(TraCuuError) -> String {
            guard Self.mayBeTyped(text) else { return text }
            let typed = TypedVietnamese.decode(text)
            var accepted: [Range<Int>] = []
            for word in typed.words {
                guard let decoding = word.decoding, !decoding.isSyllableAsTyped else { continue }
                let isClear = decoding.method == .telex || word.literal.dropLast().contains { $0.isNumber }
                guard isClear || isSure, try isMeant(word.literal, decoding.text) else { continue }
                seen(isClear)
                accepted.append(word.range)
            }
            if accepted.isEmpty { return text }
            let result = typed.text { word, _ in accepted.contains(word.range) }
            note(QueryNotice(kind: .decoded, range: range, text: text, takenFor: [result]))
            return result
        }
        func all(_ queries: [Query]) throws(TraCuuError) -> [Query] {
            var result: [Query] = []
            for query in queries { result.append(try decoded(query, isSure: isSure, seen, noting: note)) }
            return result
        }
        switch query {
        case .text(var word):
            if !word.isExact, word.isPlain { word.text = try decode(word.text, word.range) }
            return .text(word)
        case .phrase(var phrase):
            if !phrase.isExact, !phrase.isPrefix { phrase.text = try decode(phrase.text, phrase.range) }
            return .phrase(phrase)
        case .field(var field):
            guard field.name == "title" || field.name == "text" else { return query }
            field.query = try decoded(field.query, isSure: isSure, seen, noting: note)
            return .field(field)
        case .boolean(var clauses):
            clauses.must = try all(clauses.must)
            clauses.should = try all(clauses.should)
            clauses.mustNot = try all(clauses.mustNot)
            return .boolean(clauses)
        case .boost(let inner, let factor):
            return .boost(try decoded(inner, isSure: isSure, seen, noting: note), factor)
        case .range, .values, .everything:
            return query
        }
    }

    /// Whether a text has a key of an input method behind its first letter, or a letter twice.
    private static func mayBeTyped(_ text: String) -> Bool {
        var before: UInt8 = 0
        var seen: UInt32 = 0
        for byte in text.utf8 {
            let letter = byte | 0x20
            if 0x30...0x39 ~= byte, before != 0 { return true }
            guard 0x61...0x7A ~= letter else {
                (before, seen) = byte == 0x20 ? (0, 0) : (byte, seen)
                continue
            }
            if before != 0, "fsrxjw".utf8.contains(letter) || seen >> UInt32(letter - 0x61) & 1 == 1 { return true }
            if letter == UInt8(ascii: "w") { return true }
            seen |= 1 << UInt32(letter - 0x61)
            before = byte
        }
        return false
    }

    /// Whether no text has a word as typed, but one has it as decoded.
    private func isMeant(_ literal: String, _ decoded: String) throws(TraCuuError) -> Bool {
        guard let vocabulary else { return false }
        let typed = QueryTerm(folded: Array(VietnameseText.fold(literal).utf8), exact: nil)
        if try vocabulary.contains(typed) { return false }
        let terms = words(of: decoded, exact: true).terms
        guard terms.count == 1, let term = terms.first else { return false }
        return try vocabulary.contains(term)
    }
}
