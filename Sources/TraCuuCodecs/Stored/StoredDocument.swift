// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// The parts of a stored document where they lie; readable as long as the bytes they were made from.
package struct StoredRecord {
    package let id: UnsafeRawBufferPointer
    package let title: UnsafeRawBufferPointer
    package let text: UnsafeRawBufferPointer
    package let metadata: UnsafeRawBufferPointer

    /// Reads a record of ``StoredFormat``, of which nothing may be left over.
    package init(_ record: UnsafeRawBufferPointer, file: String) throws(TraCuuError) {
        var reader = ByteReader(record, file: file)
        id = try reader.lengthPrefixed()
        title = try reader.lengthPrefixed()
        text = try reader.lengthPrefixed()
        metadata = try reader.lengthPrefixed()
        guard reader.remaining == 0 else { throw reader.corrupt("a document is longer than its parts") }
    }
}

/// A stored document.
package struct StoredDocument: Equatable, Sendable {
    package var id: String
    package var title: String
    /// Empty if the index does not store texts.
    package var text: String
    /// The further fields as the text of one JSON object; empty if there are none.
    package var metadata: String

    package init(id: String, title: String, text: String, metadata: String) {
        self.id = id
        self.title = title
        self.text = text
        self.metadata = metadata
    }

    /// Copies a record; ill-formed UTF-8 is an error.
    init(_ record: StoredRecord, file: String) throws(TraCuuError) {
        id = try Self.string(record.id, "id", file)
        title = try Self.string(record.title, "title", file)
        text = try Self.string(record.text, "text", file)
        metadata = try Self.string(record.metadata, "metadata", file)
    }

    static func string(
        _ bytes: UnsafeRawBufferPointer,
        _ part: String,
        _ file: String
    ) throws(TraCuuError) -> String {
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw .corrupt(file: file, offset: 0, reason: "the \(part) of a stored document is not UTF-8")
        }
        return string
    }
}
