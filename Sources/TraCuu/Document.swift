// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A document: what is indexed, and what is shown of it.
public struct Document: Equatable, Sendable {
    /// The unique id, 1 to 250 bytes of UTF-8. A document with the id of another replaces it.
    public var id: String
    /// The title; searched together with the text.
    public var title: String
    /// The text.
    public var text: String
    /// Further fields: kept with the document; texts among them can be searched as `name:value`.
    public var fields: FieldList

    /// A document from its parts. Title, text and fields together have at most 64 MiB.
    public init(id: String, title: String = "", text: String = "", fields: FieldList = FieldList()) {
        self.id = id
        self.title = title
        self.text = text
        self.fields = fields
    }
}
