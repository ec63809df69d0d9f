// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuCodecs
import TraCuuCore

@testable import TraCuuIndexing

/// A document that owns its bytes.
struct SampleDocument: Equatable {
    var id: String
    var title = ""
    var text = ""
    /// Keyword fields; a name may occur several times.
    var fields: [Field] = []

    struct Field: Equatable {
        var name: String
        var value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What the index is expected to store.
    var stored: StoredDocument {
        StoredDocument(id: id, title: title, text: text, metadata: "{\"n\":\(fields.count)}")
    }

    /// Lends the document as the index takes it.
    func withView<Result>(_ body: (DocumentView) throws -> Result) throws -> Result {
        var bytes: [UInt8] = []
        func append(_ string: String) -> Range<Int> {
            let start = bytes.count
            bytes += Array(string.utf8)
            return start..<bytes.count
        }
        let parts = (append(id), append(title), append(text), append(stored.metadata))
        let names = fields.map { (append($0.name), append($0.value)) }
        return try bytes.withUnsafeBytes { all in
            func view(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: all[range]) }
            let values = names.map { FieldValue(name: view($0.0), string: view($0.1)) }
            return try values.withUnsafeBufferPointer { values in
                try body(
                    DocumentView(
                        id: view(parts.0),
                        title: view(parts.1),
                        text: view(parts.2),
                        fields: values,
                        metadata: view(parts.3)
                    )
                )
            }
        }
    }

    private static let words = [
        "đường", "dương", "duong", "đuong", "quy", "chế", "che", "chẻ", "dân", "chủ", "145/2020/NĐ-CP", "bảo", "hiểm",
        "xã",
        "hội", "và", "của", "hoà", "hòa", "UBND", "2020", "làng", "nước",
    ]

    /// An arbitrary document.
    static func random(id: String, longest: Int = 60, _ random: inout SeededGenerator) -> SampleDocument {
        func run(_ count: Int) -> String {
            (0..<count).map { _ in
                random.below(8) == 0
                    ? "từ\(random.below(400))" : words[min(random.below(words.count), random.below(words.count))]
            }.joined(separator: " ")
        }
        var document = SampleDocument(id: id, title: run(random.below(6)), text: run(random.below(longest)))
        for _ in 0..<random.below(4) {
            document.fields.append(Field(["type", "issuer", "ngày"][random.below(3)], run(1 + random.below(3))))
        }
        return document
    }
}

extension IndexWriter {
    func add(_ document: SampleDocument) throws {
        try document.withView { try add($0) }
    }

    func delete(_ id: String) throws -> Bool {
        try Array(id.utf8).withUnsafeBytes { try delete($0) }
    }
}
