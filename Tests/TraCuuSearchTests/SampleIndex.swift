// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuCore
import TraCuuIndexing
import TraCuuStorage
import VietnameseText

@testable import TraCuuSearch

/// A random archive twice: as an index in memory and as a naive engine.
struct SampleIndex {
    let snapshot: IndexSnapshot
    let naive: NaiveEngine

    /// Syllables in several spellings each, with skewed frequencies.
    static let vocabulary = [
        "dân", "dẫn", "dan", "Dân", "chủ", "chu", "chú", "quy", "quỹ", "chế", "che", "toạ", "tọa", "đàm", "dam", "đảm",
        "nghị", "nghi", "định", "2020", "145", "Covid", "uỷ", "ủy", "ban", "bản", "hội", "hoà", "hòa", "hóa",
    ]
    static let topics = ["van ban", "tin tuc", "ke hoach"]

    /// A day of one of three years.
    static func date(_ random: inout SeededGenerator) -> String {
        func two(_ range: ClosedRange<Int>) -> String {
            "\(100 + Int.random(in: range, using: &random))".suffix(2).description
        }
        return "\(Int.random(in: 2019...2021, using: &random))-\(two(1...12))-\(two(1...28))"
    }

    /// Makes `count` documents over several commits.
    ///
    /// - Parameters:
    ///   - isChanging: whether some are replaced and some deleted on the way.
    ///   - mergeFactor: of the writer; merges forget deleted documents, so use a large one if there are any.
    init(
        seed: UInt64,
        count: Int,
        commits: Int,
        longest: Int,
        isChanging: Bool = true,
        mergeFactor: Int = 100
    ) throws {
        var random = SeededGenerator(seed: seed)
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.mergeFactor = mergeFactor
        let writer = try IndexWriter(directory, options: options)
        let analyzer = try Analyzer()
        var documents: [NaiveEngine.Document] = []
        var commitNumber = 0
        func commit() throws {
            try writer.commit()
            // What a commit replaces or deletes of its own documents never counts.
            documents.removeAll { $0.isDeleted && $0.segment == commitNumber }
            commitNumber += 1
            // A segment whose documents are all deleted is dropped, and no longer counts.
            let alive = Set(documents.filter { !$0.isDeleted }.map(\.segment))
            documents.removeAll { !alive.contains($0.segment) }
        }
        func words(_ count: Int) -> String {
            (0..<count).map { _ in
                let skew = min(
                    Int.random(in: 0..<Self.vocabulary.count, using: &random),
                    Int.random(in: 0..<Self.vocabulary.count, using: &random)
                )
                return Self.vocabulary[skew]
            }.joined(separator: " ")
        }
        for number in 0..<count {
            let replaced = isChanging && number > 5 && Int.random(in: 0..<20, using: &random) == 0
            let id = replaced ? "d\(Int.random(in: 0..<number, using: &random))" : "d\(number)"
            let title = words(Int.random(in: 0...4, using: &random))
            let text = words(Int.random(in: 0...longest, using: &random))
            let topic = Self.topics[Int.random(in: 0..<3, using: &random)]
            // One date, several, or none.
            let dateCount = [0, 1, 1, 1, 2].randomElement(using: &random) ?? 0
            let dates = (0..<dateCount).map { _ in Self.date(&random) }
            let fields = [("topic", topic)] + dates.map { ("date", $0) }
            try writer.add(id: id, title: title, text: text, fields: fields)
            if replaced {
                for index in documents.indices where documents[index].id == id { documents[index].isDeleted = true }
            }
            documents.append(
                NaiveEngine.Document(
                    id: id,
                    title: analyzer.tokens(in: title).map { ($0.folded, $0.exact) },
                    body: analyzer.tokens(in: text).map { ($0.folded, $0.exact) },
                    topic: topic,
                    dates: dates,
                    segment: commitNumber
                )
            )
            if isChanging, number % 17 == 16 {
                let victim = "d\(Int.random(in: 0..<number, using: &random))"
                let found = try Array(victim.utf8).withBytes { (id) throws(TraCuuError) in try writer.delete(id) }
                let expected = documents.contains { $0.id == victim && !$0.isDeleted }
                precondition(found == expected, "seed \(seed): delete of \(victim)")
                for index in documents.indices where documents[index].id == victim { documents[index].isDeleted = true }
            }
            if number % max(1, count / commits) == 0 { try commit() }
        }
        try commit()
        snapshot = try IndexSnapshot(newest: directory)
        naive = NaiveEngine(documents: documents)
    }
}

extension IndexWriter {
    /// Adds a document of strings.
    func add(id: String, title: String, text: String, fields: [(String, String)] = []) throws(TraCuuError) {
        let names = fields.map { Array($0.0.utf8) }
        let values = fields.map { Array($0.1.utf8) }
        let bytes = names.flatMap { $0 } + values.flatMap { $0 }
        try Array(id.utf8).withBytes { (id) throws(TraCuuError) in
            try Array(title.utf8).withBytes { (title) throws(TraCuuError) in
                try Array(text.utf8).withBytes { (text) throws(TraCuuError) in
                    try bytes.withBytes { (bytes) throws(TraCuuError) in
                        var start = 0
                        func take(_ count: Int) -> UnsafeRawBufferPointer {
                            defer { start += count }
                            return UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
                        }
                        let nameViews = names.map { take($0.count) }
                        let valueViews = values.map { take($0.count) }
                        let views = zip(nameViews, valueViews).map { FieldValue(name: $0, string: $1) }
                        try views.withUnsafeBufferPointer { (views) throws(TraCuuError) in
                            try add(
                                DocumentView(
                                    id: id,
                                    title: title,
                                    text: text,
                                    fields: views,
                                    metadata: UnsafeRawBufferPointer(start: nil, count: 0)
                                )
                            )
                        }
                    }
                }
            }
        }
    }
}
