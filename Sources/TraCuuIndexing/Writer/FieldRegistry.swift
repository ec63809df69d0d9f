// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// The names of the further fields of the documents that go into one commit, to keep their number within what a segment
/// can hold.
///
/// They are counted for the commit, not for each of its segments, so that which documents are refused does not depend on
/// where a segment ends.
struct FieldRegistry: ~Copyable {
    /// The most different fields of any kind.
    private static let limit = 4096

    private var names = KeyTable()
    /// The fields with string values, which have terms.
    private var keywords = KeyTable()

    /// Checks the names of a document's fields and makes them known.
    ///
    /// - Throws: ``TraCuuError/limit(_:)`` if a name is too long or there would be too many fields; the document must not
    ///   be taken in then.
    mutating func check(_ document: DocumentView) throws(TraCuuError) {
        for field in document.fields {
            guard field.name.count <= ColumnsFormat.nameLimit else {
                throw .limit("a field name of \(field.name.count) bytes; names have at most \(ColumnsFormat.nameLimit)")
            }
            try Self.register(field.name, in: &names, limit: Self.limit)
            if field.kind == .string {
                try Self.register(field.name, in: &keywords, limit: TermsFieldNumber.keywordLimit)
            }
        }
    }

    private static func register(
        _ name: UnsafeRawBufferPointer,
        in known: inout KeyTable,
        limit: Int
    ) throws(TraCuuError) {
        if known.find(name) != nil { return }
        guard known.count < limit else { throw .limit("more than \(limit) different fields") }
        _ = try known.insert(name)
    }
}
