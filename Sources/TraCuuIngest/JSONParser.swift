// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuJSON
import TraCuuCore

/// Turns JSON objects into document views, one at a time, without allocating once it has seen documents of the size at
/// hand.
final class JSONParser {
    /// Bytes that can be read behind every object handed to ``parse(_:)``.
    static let padding = Int(TRACUU_JSON_PADDING)

    /// What is wrong with an object, for a person.
    struct Failure: Error {
        let reason: String
    }

    private let handle: OpaquePointer
    private var fields: UnsafeMutableBufferPointer<FieldValue>

    init() throws(TraCuuError) {
        guard let handle = tracuu_json_parser_create() else { throw .limit("no memory for a JSON parser") }
        self.handle = handle
        fields = .allocate(capacity: 64)
    }

    deinit {
        tracuu_json_parser_destroy(handle)
        fields.deallocate()
    }

    /// Parses one JSON object; ``padding`` bytes behind it can be read. The view lives until the next call and as long
    /// as the bytes.
    ///
    /// - Throws: ``Failure`` if the object is malformed or its id is missing or too long.
    func parse(_ object: UnsafeRawBufferPointer) throws(Failure) -> DocumentView {
        var document = tracuu_json_document()
        let error = tracuu_json_parse(
            handle,
            object.baseAddress?.assumingMemoryBound(to: UInt8.self),
            object.count,
            &document
        )
        guard error.code == TRACUU_JSON_OK else { throw Self.failure(error) }
        guard document.id.count > 0 else { throw Failure(reason: "the document has no id") }
        guard document.id.count <= DocumentView.idLimit else {
            throw Failure(reason: "the id has \(document.id.count) bytes, more than \(DocumentView.idLimit)")
        }
        let count = document.field_count
        if count > fields.count {
            fields.deallocate()
            fields = .allocate(capacity: max(count, 2 * fields.count))
        }
        for index in 0..<count {
            fields.initializeElement(at: index, to: Self.value(document.fields[index]))
        }
        return DocumentView(
            id: Self.bytes(document.id),
            title: Self.bytes(document.title),
            text: Self.bytes(document.text),
            fields: UnsafeBufferPointer(start: fields.baseAddress, count: count),
            metadata: Self.bytes(document.metadata)
        )
    }

    private static func failure(_ error: tracuu_json_error) -> Failure {
        let message = String(cString: error.message)
        return Failure(reason: error.offset < 0 ? message : "\(message) (at byte \(error.offset) of the line)")
    }

    @inline(__always)
    private static func bytes(_ span: tracuu_json_span) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: span.start, count: span.count)
    }

    @inline(__always)
    private static func value(_ field: tracuu_json_field) -> FieldValue {
        FieldValue(
            name: bytes(field.name),
            kind: FieldValue.Kind(rawValue: field.kind) ?? .string,
            string: bytes(field.string),
            integer: field.integer,
            double: field.number
        )
    }
}
