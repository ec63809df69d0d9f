// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

/// One occurrence of a term: in which live document, in which spelling, where.
struct Occurrence: Hashable, Comparable {
    var id: String
    var spelling: [UInt8]
    var position: UInt32

    static func < (left: Self, right: Self) -> Bool {
        if left.id != right.id { return Array(left.id.utf8).lexicographicallyPrecedes(right.id.utf8) }
        if left.position != right.position { return left.position < right.position }
        return left.spelling.lexicographicallyPrecedes(right.spelling)
    }
}

/// A term by its field's name (`text` for title and body) and key.
struct TermName: Hashable {
    var field: String
    var key: [UInt8]
}

/// Everything about live documents that a snapshot holds, read with nothing but cursors, in a form to compare.
struct IndexContent: Equatable {
    var documents: [String: StoredDocument] = [:]
    var terms: [TermName: [Occurrence]] = [:]

    init() {}

    /// Reads a whole snapshot.
    init(_ snapshot: IndexSnapshot) throws {
        for segment in snapshot.segments {
            var ids: [String?] = []
            for document in 0..<segment.documentCount {
                let stored = try segment.stored.document(at: document)
                guard segment.deletions?.contains(document) != true else {
                    ids.append(nil)
                    continue
                }
                ids.append(stored.id)
                if documents.updateValue(stored, forKey: stored.id) != nil { throw TwiceAlive(id: stored.id) }
            }
            try readTerms(segment, ids)
        }
        for term in terms.keys { terms[term]?.sort() }
    }

    private mutating func readTerms(_ segment: SegmentReader, _ ids: [String?]) throws {
        var cursor = segment.terms.cursor()
        var numbers: [UInt32] = []
        while try cursor.next() {
            if cursor.field == TermsFormat.idField { continue }
            let isText = cursor.field == TermsFormat.textField
            let field = isText ? "text" : segment.info.fields[Int(cursor.field) - 2]
            let name = TermName(field: field, key: Array(cursor.fullKey.dropFirst()))
            let spellings = try cursor.spellings().map(\.key)
            let postings = PostingsCursor(try segment.postingList(cursor.info, hasPositions: isText))
            for block in 0..<postings.list.blockCount {
                try postings.load(block)
                try postings.spellingNumbers(into: &numbers)
                var next = 0
                for index in 0..<postings.count {
                    var places: [UInt32] = []
                    if isText { try postings.positions(of: index, into: &places) }
                    for occurrence in 0..<Int(postings.frequencies[index]) {
                        if let id = ids[Int(postings.documents[index])] {
                            let spelling = spellings[Int(numbers[next])]
                            terms[name, default: []].append(
                                Occurrence(id: id, spelling: spelling, position: isText ? places[occurrence] : 0)
                            )
                        }
                        next += 1
                    }
                }
            }
        }
    }
}

/// Two live documents have one id.
struct TwiceAlive: Error {
    var id: String
}

extension IndexContent {
    /// What an index with these documents must hold, computed document by document.
    init(expected documents: some Collection<SampleDocument>) throws {
        let analyzer = try Analyzer()
        var tokens = TokenBuffer()
        for document in documents {
            self.documents[document.id] = document.stored
            var base: UInt32 = 0
            for (part, text) in [document.title, document.text].enumerated() {
                Array(text.utf8).withUnsafeBytes { analyzer.analyze($0, into: &tokens) }
                for index in 0..<tokens.count {
                    let form = tokens[index].form
                    terms[TermName(field: "text", key: Array(analyzer.foldedKey(form))), default: []].append(
                        Occurrence(
                            id: document.id,
                            spelling: Array(analyzer.exactKey(form)),
                            position: base + tokens[index].position
                        )
                    )
                }
                if part == 0, tokens.positionCount > 0 { base = UInt32(tokens.positionCount) + 1 }
            }
            var values: Set<[[UInt8]]> = []
            for field in document.fields {
                Array(field.value.utf8).withUnsafeBytes { analyzer.analyze($0, into: &tokens) }
                var folded: [UInt8] = []
                var exact: [UInt8] = []
                KeywordKey.make(tokens, analyzer, folded: &folded, exact: &exact)
                guard values.insert([Array(field.name.utf8), folded, exact]).inserted, tokens.count > 0 else {
                    continue
                }
                terms[TermName(field: field.name, key: folded), default: []].append(
                    Occurrence(id: document.id, spelling: exact, position: 0)
                )
            }
        }
        for term in terms.keys { terms[term]?.sort() }
    }
}
