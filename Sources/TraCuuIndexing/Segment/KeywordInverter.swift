// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import VietnameseText

/// The keyword terms of a segment under construction: the values of its further fields.
///
/// A value is one term: the keys of its tokens joined by single spaces. So `type:"quyết định"` finds `Quyết Định`, and
/// `number:145/2020/nd-cp` finds `145/2020/NĐ-CP`.
struct KeywordInverter: ~Copyable {
    /// Keys begin with the index of the field in `fields` as one byte.
    private var folded = KeyTable()
    private var exact = SpellingTable()
    private var fields = KeyTable()
    private var termOfExact: [UInt32] = []
    private var numberOfExact: [UInt32] = []
    private var spellingsOfTerm: [[UInt32]] = []
    private var postings: [(term: UInt32, document: UInt32, spelling: UInt32)] = []
    private var foldedKey: [UInt8] = []
    private var exactKey: [UInt8] = []
    /// The field's index and the folded key.
    private var termKey: [UInt8] = []

    /// Bytes of memory in use.
    var memory: Int {
        folded.memory + exact.memory + termOfExact.count * 8 + spellingsOfTerm.count * 48 + postings.count * 12
    }

    /// The fields in the order of their numbers in the term dictionary: by name.
    var sortedFields: [String] {
        fields.sorted().map { String(decoding: fields.key($0), as: UTF8.self) }
    }

    /// Makes a field known.
    ///
    /// - Throws: ``TraCuuError/limit(_:)`` if the segment would have too many different fields.
    mutating func registerField(_ field: UnsafeRawBufferPointer) throws(TraCuuError) {
        if fields.find(field) != nil { return }
        guard fields.count < TermsFieldNumber.keywordLimit else {
            throw .limit("more than \(TermsFieldNumber.keywordLimit) different fields")
        }
        _ = try fields.insert(field)
    }

    /// Whether the key of a value with these tokens at its start does not depend on further ones.
    static func isEnough(_ tokens: borrowing TokenBuffer, _ analyzer: Analyzer) -> Bool {
        var size = 0
        for index in 0..<tokens.count where analyzer.kind(tokens[index].form) != .alias {
            size += analyzer.exactKey(tokens[index].form).count + (size > 0 ? 1 : 0)
            if size > TermsFormat.keyLimit { return true }
        }
        return false
    }

    /// Adds a value of a registered field, given as its tokens; a value without tokens has no term.
    mutating func add(
        _ field: UnsafeRawBufferPointer,
        tokens: borrowing TokenBuffer,
        analyzer: Analyzer,
        document: UInt32
    ) throws(TraCuuError) {
        guard tokens.count > 0 else { return }
        let fieldIndex = try fields.insert(field).number
        KeywordKey.make(tokens, analyzer, folded: &foldedKey, exact: &exactKey)
        termKey.removeAll(keepingCapacity: true)
        termKey.append(UInt8(fieldIndex))
        termKey.append(contentsOf: foldedKey)
        let term = try termKey.withBytes { (key) throws(TraCuuError) in try folded.insert(key) }
        if term.isNew { spellingsOfTerm.append([]) }
        let spelling = try exactKey.withBytes { (key) throws(TraCuuError) in
            try exact.insert(key, of: term.number)
        }
        if spelling.isNew {
            termOfExact.append(UInt32(term.number))
            numberOfExact.append(UInt32(spellingsOfTerm[term.number].count))
            spellingsOfTerm[term.number].append(UInt32(spelling.number))
        }
        postings.append((UInt32(term.number), document, numberOfExact[spelling.number]))
    }

    /// Writes all terms in order, with their postings.
    mutating func write(to writer: inout PostingsWriter, _ terms: inout TermsWriter) throws(TraCuuError) {
        var rank = Array(repeating: UInt32(0), count: folded.count)
        let order = termOrder()
        for (position, term) in order.enumerated() { rank[term] = UInt32(position) }
        postings.sort { left, right in
            let (leftRank, rightRank) = (rank[Int(left.term)], rank[Int(right.term)])
            return (leftRank, left.document, left.spelling) < (rightRank, right.document, right.spelling)
        }
        var fieldRank = Array(repeating: 0, count: fields.count)
        for (position, field) in fields.sorted().enumerated() { fieldRank[field] = position }
        var next = 0
        var numbers: [UInt32] = []
        for term in order {
            let spellings = spellingsOfTerm[term]
            writer.begin(spellingCount: spellings.count, hasPositions: false)
            while next < postings.count, postings[next].term == UInt32(term) {
                let document = postings[next].document
                numbers.removeAll(keepingCapacity: true)
                while next < postings.count, postings[next].term == UInt32(term), postings[next].document == document {
                    if numbers.last != postings[next].spelling { numbers.append(postings[next].spelling) }
                    next += 1
                }
                try numbers.withUnsafeBufferPointer { (numbers) throws(TraCuuError) in
                    try writer.add(
                        document: document,
                        lengthCode: 0,
                        frequency: UInt32(numbers.count),
                        spellings: numbers
                    )
                }
            }
            let info = try writer.end()
            let key = folded.key(term)
            guard let number = TermsFieldNumber.keyword(fieldRank[Int(key[0])]) else { continue }
            try terms.add(
                field: number,
                key: UnsafeRawBufferPointer(rebasing: key.dropFirst()),
                info: info,
                spellings: spellings.map { exact.key(Int($0)) },
                counts: writer.spellings
            )
        }
    }

    /// The terms by the name of their field, then by their key.
    private func termOrder() -> [Int] {
        var fieldRank = Array(repeating: 0, count: fields.count)
        for (position, field) in fields.sorted().enumerated() { fieldRank[field] = position }
        var byField: [[Int]] = Array(repeating: [], count: fields.count)
        for term in folded.sorted() { byField[fieldRank[Int(folded.key(term)[0])]].append(term) }
        return byField.flatMap { $0 }
    }
}
