// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A field with its name.
public struct Field: Equatable, Sendable {
    /// The name, as written in the document.
    public var name: String
    /// The value.
    public var content: FieldContent

    /// A field from its parts.
    public init(_ name: String, _ content: FieldContent) {
        self.name = name
        self.content = content
    }
}

/// The further fields of a document, in the order in which the document has them.
///
/// ```swift
/// let fields: FieldList = ["type": "Nghị định", "date": "2020-12-14", "pages": 112, "tags": ["lao động", "đối thoại"]]
/// fields["date"]?.string    // "2020-12-14"
/// ```
public struct FieldList: Equatable, Sendable {
    /// The fields.
    public var fields: [Field]

    /// A list of fields; none by default.
    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// The value of the first field of that name, nil if there is none.
    public subscript(name: String) -> FieldContent? {
        fields.first { $0.name == name }?.content
    }
}

extension FieldList: ExpressibleByDictionaryLiteral {
    /// Fields in the order written.
    public init(dictionaryLiteral elements: (String, FieldContent)...) {
        fields = elements.map { Field($0.0, $0.1) }
    }
}

extension FieldList: RandomAccessCollection {
    /// The index of the first field: 0.
    public var startIndex: Int { 0 }
    /// The number of fields.
    public var endIndex: Int { fields.count }
    /// A field by its index.
    public subscript(index: Int) -> Field { fields[index] }
}
