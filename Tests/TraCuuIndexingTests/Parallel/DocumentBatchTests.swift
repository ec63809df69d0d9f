// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuIndexing

struct DocumentBatchTests {
    private func expectEqual(_ left: DocumentView, _ right: DocumentView) {
        #expect(left.id.elementsEqual(right.id) && left.title.elementsEqual(right.title))
        #expect(left.text.elementsEqual(right.text) && left.metadata.elementsEqual(right.metadata))
        #expect(left.fields.count == right.fields.count)
        for (left, right) in zip(left.fields, right.fields) {
            #expect(left.name.elementsEqual(right.name) && left.string.elementsEqual(right.string))
            #expect(left.kind == right.kind && left.integer == right.integer && left.double == right.double)
        }
    }

    @Test func documentsAreCopied() throws {
        var random = SeededGenerator.fresh()
        let documents = (0..<30).map { SampleDocument.random(id: "\($0)", &random) }
        let size = try documents.reduce(0) { $0 + (try $1.withView { DocumentBatch.size(of: $0) }) }
        let batch = DocumentBatch(capacity: size)
        for round in 0..<2 {
            for document in documents {
                try document.withView { view in
                    var view = view
                    // A number beside the strings.
                    let number = FieldValue(name: view.id, kind: .double, integer: 7, double: 0.5)
                    let fields = round == 0 ? Array(view.fields) : [number]
                    fields.withUnsafeBufferPointer {
                        view.fields = $0
                        #expect(batch.add(view), "seed \(random.seed)")
                        // The view's own bytes go away here; those of the copy stay.
                        if let copy = batch.documents.last { expectEqual(copy, view) }
                    }
                }
            }
            if round == 0 {
                for (copy, document) in zip(batch.documents, documents) {
                    try document.withView { expectEqual(copy, $0) }
                }
            }
            batch.removeAll()
            #expect(batch.documents.isEmpty && batch.next == 0)
        }
    }

    @Test func aDocumentWithoutRoomIsLeftOut() throws {
        let document = SampleDocument(id: "1", title: "Lũ", text: "nước lên", fields: [.init("type", "tin")])
        try document.withView { view in
            let size = DocumentBatch.size(of: view)
            #expect(!DocumentBatch(capacity: size - 1).add(view))
            let batch = DocumentBatch(capacity: size + 8)
            #expect(batch.add(view))
            #expect(!batch.add(view))
            #expect(batch.documents.count == 1)
        }
    }
}
