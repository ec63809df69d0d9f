// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Copies of documents in one piece of memory, on their way to the thread that builds a segment of them.
///
/// One thread at a time has a batch: the one that fills it, then the one that has taken it from the ``BuildQueue``.
final class DocumentBatch: @unchecked Sendable {
    private let memory: UnsafeMutableRawBufferPointer
    private var used = 0
    /// The documents, whose bytes are those of the batch.
    private(set) var documents: [DocumentView] = []
    /// The first document that has not been built yet.
    var next = 0

    init(capacity: Int) {
        memory = .allocate(byteCount: capacity, alignment: MemoryLayout<FieldValue>.alignment)
    }

    deinit {
        memory.deallocate()
    }

    /// The bytes it has room for.
    var capacity: Int { memory.count }

    /// The bytes that a document takes in a batch.
    static func size(of document: DocumentView) -> Int {
        let texts = document.id.count + document.title.count + document.text.count + document.metadata.count
        let values = document.fields.reduce(0) { $0 + $1.name.count + $1.string.count }
        let records = document.fields.count * MemoryLayout<FieldValue>.stride
        // The views, and what aligning the records may cost.
        return texts + values + records + MemoryLayout<FieldValue>.alignment + MemoryLayout<DocumentView>.stride
    }

    /// Copies a document in; false if there is no room for it.
    func add(_ document: DocumentView) -> Bool {
        guard used + Self.size(of: document) <= capacity else { return false }
        let alignment = MemoryLayout<FieldValue>.alignment
        used = (used + alignment - 1) / alignment * alignment
        let start = used
        used += document.fields.count * MemoryLayout<FieldValue>.stride
        let records = UnsafeMutableRawBufferPointer(rebasing: memory[start..<used]).bindMemory(to: FieldValue.self)
        for (index, field) in document.fields.enumerated() {
            var copied = field
            copied.name = copy(field.name)
            copied.string = copy(field.string)
            records.initializeElement(at: index, to: copied)
        }
        documents.append(
            DocumentView(
                id: copy(document.id),
                title: copy(document.title),
                text: copy(document.text),
                fields: UnsafeBufferPointer(records),
                metadata: copy(document.metadata)
            )
        )
        used += MemoryLayout<DocumentView>.stride
        return true
    }

    private func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let place = UnsafeMutableRawBufferPointer(rebasing: memory[used..<used + bytes.count])
        place.copyMemory(from: bytes)
        used += bytes.count
        return UnsafeRawBufferPointer(place)
    }

    /// Forgets the documents.
    func removeAll() {
        documents.removeAll(keepingCapacity: true)
        used = 0
        next = 0
    }
}
