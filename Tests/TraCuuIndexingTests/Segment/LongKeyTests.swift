// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

/// Keys that are cut to 255 bytes: an exact key has more bytes than its folded key and is cut earlier.
struct LongKeyTests {
    private func expectSound(_ documents: [SampleDocument]) throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for document in documents { try writer.add(document) }
        try writer.commit()
        #expect(try IndexChecker.check(directory).problems == [])
        let expected = try IndexContent(expected: documents)
        #expect(try IndexContent(IndexSnapshot(newest: directory)) == expected)
        try writer.add(SampleDocument(id: "khác", text: "văn bản"))
        try writer.mergeAll()
        #expect(try IndexChecker.check(directory).problems == [])
        #expect(try IndexContent(IndexSnapshot(newest: directory)).documents.count == documents.count + 1)
    }

    @Test func wordsWhoseExactKeysAreCutAlikeStayApart() throws {
        let long = String(repeating: "ư", count: 140)
        try expectSound([
            SampleDocument(id: "1", text: long + "a " + long + "b " + long + "a"),
            SampleDocument(id: "2", text: long + "b"),
        ])
    }

    @Test func valuesWhoseExactKeysAreCutAlikeStayApart() throws {
        let long = Array(repeating: "quyết định", count: 18).joined(separator: " ")
        try expectSound([
            SampleDocument(id: "1", fields: [.init("trích yếu", long + " năm 2019")]),
            SampleDocument(id: "2", fields: [.init("trích yếu", long + " năm 2020")]),
            SampleDocument(id: "3", fields: [.init("trích yếu", String(repeating: "d", count: 400))]),
        ])
    }

    @Test(arguments: 240..<270) func valuesOfAnyLengthAreKept(_ count: Int) throws {
        let prefix = String(repeating: "ờ ", count: count / 4)
        try expectSound([
            SampleDocument(id: "1", fields: [.init("type", prefix + "abcdefgh")]),
            SampleDocument(id: "2", fields: [.init("type", prefix + "abcdefgi")]),
        ])
    }

    @Test func fieldsWhoseNamesDifferInEncodingStayApart() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(SampleDocument(id: "1", fields: [.init("ngày", "một")]))
        try writer.commit()
        try writer.add(SampleDocument(id: "2", fields: [.init("nga\u{300}y", "hai")]))
        try writer.mergeAll()
        #expect(try IndexChecker.check(directory).problems == [])
        let segment = try #require(try IndexSnapshot(newest: directory).segments.first)
        #expect(segment.info.fields.count == 2)
        for (name, key) in [("ngày", "mot"), ("nga\u{300}y", "hai")] {
            let number = try #require(segment.info.number(of: name))
            let entry = try Array(key.utf8).withUnsafeBytes { try segment.terms.find(field: number, key: $0) }
            #expect(entry?.info.documentFrequency == 1)
        }
    }
}
