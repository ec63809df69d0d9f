// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// One value of a further field of a document, as bytes that someone else owns.
@frozen
package struct FieldValue {
    /// What a value is; it decides how the field is indexed.
    @frozen
    package enum Kind: UInt8, Sendable {
        /// UTF-8 in `string`.
        case string
        /// A whole number in `integer`.
        case integer
        /// Any other number in `double`.
        case double
        /// A truth value: `integer` is 0 or 1.
        case boolean
    }

    /// The field's name in UTF-8; members of nested objects are joined by dots (`place.district`).
    package var name: UnsafeRawBufferPointer
    package var kind: Kind
    package var string: UnsafeRawBufferPointer
    package var integer: Int64
    package var double: Double

    package init(name: UnsafeRawBufferPointer, string: UnsafeRawBufferPointer) {
        self.init(name: name, kind: .string, string: string, integer: 0, double: 0)
    }

    package init(
        name: UnsafeRawBufferPointer,
        kind: Kind,
        string: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
        integer: Int64 = 0,
        double: Double = 0
    ) {
        self.name = name
        self.kind = kind
        self.string = string
        self.integer = integer
        self.double = double
    }
}

/// A document on its way into the index: bytes that live until whoever lent them moves on.
///
/// All text is well-formed UTF-8; whoever makes the view has checked it.
@frozen
package struct DocumentView {
    /// The longest id in bytes.
    package static let idLimit = 250
    /// The longest document (title, text and fields together) in bytes.
    package static let sizeLimit = 64 << 20

    /// The unique id, 1 to ``idLimit`` bytes.
    package var id: UnsafeRawBufferPointer
    package var title: UnsafeRawBufferPointer
    package var text: UnsafeRawBufferPointer
    /// The further fields; a field with several values occurs several times.
    package var fields: UnsafeBufferPointer<FieldValue>
    /// The further fields as the text of one JSON object, stored as it is; empty if there are none.
    package var metadata: UnsafeRawBufferPointer

    /// Its bytes, of which there may be ``sizeLimit``: title, text, and the fields in whichever form takes more.
    package var size: Int {
        title.count + text.count + max(metadata.count, fields.reduce(0) { $0 + $1.name.count + $1.string.count })
    }

    package init(
        id: UnsafeRawBufferPointer,
        title: UnsafeRawBufferPointer,
        text: UnsafeRawBufferPointer,
        fields: UnsafeBufferPointer<FieldValue>,
        metadata: UnsafeRawBufferPointer
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.fields = fields
        self.metadata = metadata
    }
}
