// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension Document {
    /// Lends the document in the form that the writer takes.
    func withView<R>(_ body: (DocumentView) throws(TraCuuError) -> R) throws(TraCuuError) -> R {
        var json = JSONWriter()
        if !fields.isEmpty { json.value(fields) }
        let arena = FieldArena(fields)
        let size = title.utf8.count + text.utf8.count + json.utf8.count
        guard size <= DocumentView.sizeLimit else {
            throw .limit("a document of \(size) bytes; documents have at most \(DocumentView.sizeLimit)")
        }
        return try lend(id) { (id) throws(TraCuuError) in
            try lend(title) { (title) throws(TraCuuError) in
                try lend(text) { (text) throws(TraCuuError) in
                    try json.utf8.withBytes { (metadata) throws(TraCuuError) in
                        try arena.withValues { (values) throws(TraCuuError) in
                            try body(
                                DocumentView(id: id, title: title, text: text, fields: values, metadata: metadata)
                            )
                        }
                    }
                }
            }
        }
    }
}

private func lend<R>(
    _ text: String,
    _ body: (UnsafeRawBufferPointer) throws(TraCuuError) -> R
) throws(TraCuuError) -> R {
    try Array(text.utf8).withBytes(body)
}

/// The values of further fields, one behind the other: what is nested under names joined by dots.
private struct FieldArena {
    private struct Entry {
        var name: Range<Int>
        var kind: FieldValue.Kind
        var string: Range<Int>
        var integer: Int64 = 0
        var double = 0.0
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    init(_ fields: FieldList) {
        for field in fields { add(field.content, name: field.name) }
    }

    private mutating func add(_ content: FieldContent, name: String) {
        switch content {
        case .string(let text): append(name, .string, text)
        case .integer(let number): append(name, .integer, integer: number)
        case .number(let number): append(name, .double, double: number)
        case .boolean(let truth): append(name, .boolean, integer: truth ? 1 : 0)
        case .list(let elements): for element in elements { add(element, name: name) }
        case .object(let fields): for field in fields { add(field.content, name: name + "." + field.name) }
        case .null: break
        }
    }

    private mutating func append(
        _ name: String,
        _ kind: FieldValue.Kind,
        _ string: String = "",
        integer: Int64 = 0,
        double: Double = 0
    ) {
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        let middle = bytes.count
        bytes.append(contentsOf: string.utf8)
        entries.append(
            Entry(name: start..<middle, kind: kind, string: middle..<bytes.count, integer: integer, double: double)
        )
    }

    func withValues<R>(
        _ body: (UnsafeBufferPointer<FieldValue>) throws(TraCuuError) -> R
    ) throws(TraCuuError) -> R {
        try bytes.withBytes { (bytes) throws(TraCuuError) in
            let values = entries.map { entry in
                FieldValue(
                    name: UnsafeRawBufferPointer(rebasing: bytes[entry.name]),
                    kind: entry.kind,
                    string: UnsafeRawBufferPointer(rebasing: bytes[entry.string]),
                    integer: entry.integer,
                    double: entry.double
                )
            }
            return try values.withUnsafeBufferPointer(body)
        }
    }
}
