// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuSearch

/// What a search made of a part of its query that, as typed, would not have found anything or not been understood. Worth telling
/// whoever typed it: the hits are not quite what was asked for.
public struct SearchNotice: Hashable, Sendable {
    /// What was done with the part of the query.
    public enum Kind: String, Sendable, CaseIterable {
        /// No document has the word with just the marks that were typed, so it stands for the spellings that have them and
        /// others: `đuong` for `đường` and `đương`.
        case broadened
        /// No document has the word as typed, but one has what it gives in an input method, Telex or VNI: `chees` for `chế`.
        case decoded
        /// The query does not follow the grammar there; ``SearchNotice/reason`` tells how it was read.
        case repaired
        /// It asks for something that the index cannot answer, so its words are searched for; ``SearchNotice/reason`` tells why.
        case words
        /// More words begin so, or are spelled nearly so, than are searched for.
        case cut
    }

    /// What was done.
    public var kind: Kind
    /// The part of the query, as typed.
    public var text: String
    /// Where it stands: bytes of the query's UTF-8.
    public var range: Range<Int>
    /// What it was taken for, the most frequent first.
    public var takenFor: [String]
    /// What was wrong and what was done about it, in a short English sentence; empty where the kind says it all.
    public var reason = ""

    /// A notice with all of its parts.
    public init(kind: Kind, text: String, range: Range<Int>, takenFor: [String], reason: String = "") {
        self.kind = kind
        self.text = text
        self.range = range
        self.takenFor = takenFor
        self.reason = reason
    }
}

extension SearchNotice {
    /// That a word of a query was broadened.
    init(_ broadening: CompiledQuery.Broadening, in query: String) {
        let word = broadening.word
        self.init(
            kind: .broadened,
            text: word.text,
            range: Self.range(of: word.text, at: word.offset, in: word.clause, query),
            takenFor: broadening.takenFor
        )
    }

    /// Where a word of a clause stands in a query. Quotation marks, signs and backslashes may stand before it that the
    /// clause's text does not have; if backslashes stand within it, the whole clause is given.
    private static func range(of word: String, at offset: Int, in clause: Range<Int>, _ query: String) -> Range<Int> {
        let bytes = Array(query.utf8)
        let wanted = Array(word.utf8)
        let clause = clause.clamped(to: 0..<bytes.count)
        var start = clause.lowerBound + offset
        while start + wanted.count <= clause.upperBound {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start..<start + wanted.count }
            start += 1
        }
        return clause
    }
}
