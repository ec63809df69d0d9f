// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing
import VietnameseText

/// What an index has of words and of documents' numbers.
extension Vocabulary {
    /// The most numbers that an unfinished one stands for.
    static let numberLimit = 64

    /// Whether the text of a document has a word: in the spelling given, or in any.
    func contains(_ term: QueryTerm) throws(TraCuuError) -> Bool {
        for segment in snapshot.segments {
            let entry = try term.folded.withBytes { (key) throws(TraCuuError) in
                try segment.terms.find(field: TermsFormat.textField, key: key)
            }
            guard let entry else { continue }
            guard let exact = term.exact else { return true }
            if entry.spellings.contains(where: { $0.key == exact }) { return true }
        }
        return false
    }

    /// The aliases in the text, and the values of the field `number`, that a number of a document may mean: the number itself,
    /// or, if no document has it, those that begin with its parts.
    func numbers(_ query: DocumentNumberQuery) throws(TraCuuError) -> (aliases: [[UInt8]], values: [[UInt8]]) {
        switch query {
        case .pattern(let pattern):
            return try numbers(pattern.number) { pattern.matches($0) }
        case .key(let key):
            let number = String(key.prefix { $0 != "-" })
            let parts = key.replacing("-", with: "")
            let whole = try numbers(number) { $0.replacing("-", with: "") == parts }
            if !whole.aliases.isEmpty || !whole.values.isEmpty { return whole }
            return try numbers(number) { $0.hasPrefix(key + "-") }
        }
    }

    /// - Parameter fits: whether a key, its parts joined by hyphens, is one of those meant.
    private func numbers(
        _ number: String,
        _ fits: (String) -> Bool
    ) throws(TraCuuError) -> (aliases: [[UInt8]], values: [[UInt8]]) {
        var aliases: [[UInt8]: UInt64] = [:]
        var values: [[UInt8]: UInt64] = [:]
        for segment in snapshot.segments {
            try collect(segment, TermsFormat.textField, [number + "-"], &aliases) { fits($0) }
            guard let field = segment.info.number(of: "number") else { continue }
            let beginnings = ["", "0", "00"].map { $0 + number + " " }
            try collect(segment, field, beginnings, &values) { value in
                fits(String(value.drop { $0 == "0" }).replacing(" ", with: "-"))
            }
        }
        return (Self.frequent(aliases), Self.frequent(values))
    }

    /// Adds the keys of a field that begin in one of some ways and fit, with their document frequencies.
    private func collect(
        _ segment: SegmentReader,
        _ field: UInt8,
        _ beginnings: [String],
        _ found: inout [[UInt8]: UInt64],
        fits: (String) -> Bool
    ) throws(TraCuuError) {
        for beginning in beginnings {
            let first = Array(beginning.utf8)
            var cursor = try first.withBytes { (key) throws(TraCuuError) in
                segment.terms.cursor(near: field, key: key)
            }
            while try cursor.next(), cursor.field <= field {
                let key = cursor.fullKey.dropFirst()
                if cursor.field < field || key.lexicographicallyPrecedes(first) { continue }
                guard key.starts(with: first) else { break }
                if fits(String(decoding: key, as: UTF8.self)) {
                    found[Array(key), default: 0] += UInt64(cursor.info.documentFrequency)
                }
            }
        }
    }

    private static func frequent(_ keys: [[UInt8]: UInt64]) -> [[UInt8]] {
        keys.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(numberLimit).map(\.key)
    }
}

private func < (left: (UInt64, [UInt8]), right: (UInt64, [UInt8])) -> Bool {
    left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
