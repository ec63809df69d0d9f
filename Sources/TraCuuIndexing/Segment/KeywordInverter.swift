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
    /// For each exact key its term and its number among the term's spellings.
    private var termOfExact: [UInt32] = []
    private var numberOfExact: [UInt32] = []
    /// For each term the number of its spellings.
    private var spellingCounts: [UInt32] = []
    /// For each value of a document its term, the document and the exact key; documents ascend.
    private var terms: [UInt32] = []
    private var documents: [UInt32] = []
    private var exacts: [UInt32] = []
    private var foldedKey: [UInt8] = []
    private var exactKey: [UInt8] = []
    /// The field's index and the folded key.
    private var termKey: [UInt8] = []

    /// The counts of the spelling of a term that occurs once.
    private static let once = [SpellingCounts(documentFrequency: 1, totalFrequency: 1)]

    /// Bytes of memory in use, and what is needed to put the postings in order.
    var memory: Int {
        folded.memory + exact.memory + termOfExact.count * 12 + spellingCounts.count * 20 + terms.count * 16
    }

    /// The fields in the order of their numbers in the term dictionary: by name.
    var sortedFields: [String] {
        fields.sorted().map { String(decoding: fields.key($0), as: UTF8.self) }
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

    /// Adds a value of a field, given as its tokens; a value without tokens has no term.
    ///
    /// The caller has seen to it that there are no more fields than ``TermsFieldNumber`` has numbers for.
    mutating func add(
        _ field: UnsafeRawBufferPointer,
        tokens: borrowing TokenBuffer,
        analyzer: Analyzer,
        document: UInt32
    ) throws(TraCuuError) {
        // A field without a single term has its number all the same.
        let fieldIndex = try fields.insert(field).number
        guard tokens.count > 0 else { return }
        KeywordKey.make(tokens, analyzer, folded: &foldedKey, exact: &exactKey)
        termKey.removeAll(keepingCapacity: true)
        termKey.append(UInt8(fieldIndex))
        termKey.append(contentsOf: foldedKey)
        let term = try termKey.withBytes { (key) throws(TraCuuError) in try folded.insert(key) }
        if term.isNew { spellingCounts.append(0) }
        let spelling = try exactKey.withBytes { (key) throws(TraCuuError) in
            try exact.insert(key, of: term.number)
        }
        if spelling.isNew {
            termOfExact.append(UInt32(term.number))
            numberOfExact.append(spellingCounts[term.number])
            spellingCounts[term.number] += 1
        }
        terms.append(UInt32(term.number))
        documents.append(document)
        exacts.append(UInt32(spelling.number))
    }

    /// Writes all terms in order, with their postings.
    func write(to writer: inout PostingsWriter, _ dictionary: inout TermsWriter) throws(TraCuuError) {
        var fieldRank = Array(repeating: 0, count: fields.count)
        for (position, field) in fields.sorted().enumerated() { fieldRank[field] = position }
        let values = Grouping(terms, count: folded.count)
        let spellings = Grouping(termOfExact, count: folded.count)
        var keys: [UnsafeRawBufferPointer] = []
        for term in order(fieldRank) {
            let key = folded.key(term)
            guard let number = TermsFieldNumber.keyword(fieldRank[Int(key[0])]) else { continue }
            keys.removeAll(keepingCapacity: true)
            for spelling in spellings.members(of: term) { keys.append(exact.key(Int(spelling))) }
            let members = values.members(of: term)
            let info: TermInfo
            let isSingle = members.count == 1 && keys.count == 1
            if isSingle, let value = members.first {
                info = writer.unwritten(document: documents[Int(value)])
            } else {
                info = try writePostings(members, spellingCount: keys.count, to: &writer)
            }
            try dictionary.add(
                field: number,
                key: UnsafeRawBufferPointer(rebasing: key.dropFirst()),
                info: info,
                spellings: keys,
                counts: isSingle ? Self.once : writer.spellings
            )
        }
    }

    /// Writes the postings of one term: for each of its documents the spellings there, each once.
    private func writePostings(
        _ values: ArraySlice<UInt32>,
        spellingCount: Int,
        to writer: inout PostingsWriter
    ) throws(TraCuuError) -> TermInfo {
        writer.begin(spellingCount: spellingCount, hasPositions: false)
        var numbers: [UInt32] = []
        var next = values.startIndex
        while next < values.endIndex {
            let document = documents[Int(values[next])]
            numbers.removeAll(keepingCapacity: true)
            while next < values.endIndex, documents[Int(values[next])] == document {
                numbers.append(numberOfExact[Int(exacts[Int(values[next])])])
                next += 1
            }
            if numbers.count > 1 { numbers = Set(numbers).sorted() }
            try numbers.withUnsafeBufferPointer { (numbers) throws(TraCuuError) in
                try writer.add(
                    document: document,
                    lengthCode: 0,
                    frequency: UInt32(numbers.count),
                    spellings: numbers
                )
            }
        }
        return try writer.end()
    }

    /// The terms by the rank of their field, then by their key.
    private func order(_ fieldRank: [Int]) -> [Int] {
        let sorted = folded.sorted()
        let ranks = sorted.map { UInt32(fieldRank[Int(folded.key($0)[0])]) }
        let fields = Grouping(ranks, count: fieldRank.count)
        return fieldRank.indices.flatMap { rank in fields.members(of: rank).map { sorted[Int($0)] } }
    }
}
