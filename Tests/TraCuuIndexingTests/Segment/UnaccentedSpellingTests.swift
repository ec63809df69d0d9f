// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing
import TraCuuStorage

/// Which words get the spelling of texts typed without diacritics, and that it lasts.
@Suite struct UnaccentedSpellingTests {
    private let directory = MemoryDirectory()

    private func add(_ documents: [(title: String, text: String)], to writer: IndexWriter, from first: Int = 0) throws {
        for (number, document) in documents.enumerated() {
            try Array("\(first + number)".utf8).withBytes { (id) throws(TraCuuError) in
                try Array(document.title.utf8).withBytes { (title) throws(TraCuuError) in
                    try Array(document.text.utf8).withBytes { (text) throws(TraCuuError) in
                        let fields = UnsafeBufferPointer<FieldValue>(start: nil, count: 0)
                        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
                        try writer.add(
                            DocumentView(id: id, title: title, text: text, fields: fields, metadata: nothing)
                        )
                    }
                }
            }
        }
        try writer.commit()
    }

    /// The spellings of a word, those of texts without diacritics with a star, and how often each occurs.
    private func spellings(_ folded: String) throws -> [String: UInt64] {
        var result: [String: UInt64] = [:]
        for segment in try IndexSnapshot(newest: directory).segments {
            let entry = try Array(folded.utf8).withBytes { (key) throws(TraCuuError) in
                try segment.terms.find(field: TermsFormat.textField, key: key)
            }
            for spelling in entry?.spellings ?? [] {
                let word = String(decoding: UnaccentedSpelling.word(spelling.key), as: UTF8.self)
                let name = UnaccentedSpelling.isKey(spelling.key) ? word + "*" : word
                result[name, default: 0] += spelling.counts.totalFrequency
            }
        }
        return result
    }

    private static let bare = "uy ban nhan dan tinh yeu cau cac so bao cao"

    @Test func standsInTextsWithoutDiacriticsOnly() throws {
        let writer = try IndexWriter(directory, options: IndexOptions())
        try add(
            [
                ("", Self.bare), ("", "Uỷ ban nhân dân tỉnh yêu cầu các sở báo cáo ông Dan"),
                ("", "The town council asked every department to report to the dan commission"),
            ],
            to: writer
        )
        #expect(try spellings("dan") == ["dan*": 1, "dân": 1, "dan": 2])
        #expect(try spellings("tinh") == ["tinh*": 1, "tỉnh": 1])
        #expect(try spellings("2020") == [:])
    }

    /// A title too short to tell goes by its text, a text too short by its title; each only if it has no mark itself.
    @Test func shortTextsGoByTheRest() throws {
        let writer = try IndexWriter(directory, options: IndexOptions())
        try add(
            [
                ("ban tin", Self.bare), ("ban tin", "Uỷ ban nhân dân tỉnh yêu cầu các sở báo cáo"),
                ("Bản tin", Self.bare), (Self.bare, "hop bao"), ("hop bao thang", "thong tin moi cho dan"), ("", "hop"),
                ("hop 2020", "Họp"),
            ],
            to: writer
        )
        #expect(try spellings("tin") == ["tin*": 2, "tin": 2])
        #expect(try spellings("hop") == ["hop*": 2, "hop": 2, "họp": 1])
    }

    @Test(arguments: [false, true]) func lastsThroughMerges(isMerged: Bool) throws {
        var options = IndexOptions()
        options.mergeFactor = 1000
        let writer = try IndexWriter(directory, options: options)
        try add([("", Self.bare), ("", "dân và ông Dan, cả hai đều đã già")], to: writer)
        try add([("", Self.bare + " dan"), ("", "ông Dan nói với người dân")], to: writer, from: 2)
        if isMerged { try writer.mergeAll() }
        #expect(try IndexSnapshot(newest: directory).segments.count == (isMerged ? 1 : 2))
        #expect(try spellings("dan") == ["dan*": 3, "dân": 2, "dan": 2])
        #expect(try IndexChecker.check(directory).problems.isEmpty)
    }
}
