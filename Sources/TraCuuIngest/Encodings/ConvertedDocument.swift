// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

/// A document of which something is rewritten before it is lent, beside what stays where it was.
struct ConvertedDocument {
    /// The field that names the encoding a document was converted from, or `unknown`.
    static let fieldName: StaticString = "encoding"

    /// All bytes written here.
    private var bytes: [UInt8] = []
    private var title: Range<Int>?
    private var text: Range<Int>?
    private var metadata: Range<Int>?
    private var fields: [FieldValue]
    /// The strings of fields, by the field's place, that are written here.
    private var strings: [(field: Int, range: Range<Int>)] = []
    private let original: DocumentView

    init(_ original: borrowing DocumentView) {
        self.original = copy original
        fields = Array(original.fields)
    }

    /// Rewrites title, text and the strings of fields where they are text of a misread encoding; false if none is.
    mutating func convert(from encoding: VietnameseEncoding) -> Bool {
        title = write(original.title, from: encoding)
        text = write(original.text, from: encoding)
        for index in fields.indices where fields[index].kind == .string {
            if let range = write(fields[index].string, from: encoding) { strings.append((index, range)) }
        }
        if !strings.isEmpty {
            let rewritten = JSONStrings.rewrite(original.metadata) { Self.converted($0, from: encoding) }
            metadata = append(rewritten)
        }
        return title != nil || text != nil || !strings.isEmpty
    }

    /// Adds the field that names the encoding, unless the document has a field of that name.
    mutating func addField(encoding: String) {
        let name = Self.fieldName.staticBytes
        guard !fields.contains(where: { $0.name.elementsEqual(name) }) else { return }
        strings.append((fields.count, append(Array(encoding.utf8))))
        fields.append(FieldValue(name: name, string: UnsafeRawBufferPointer(start: nil, count: 0)))
        var json = metadata.map { Array(bytes[$0]) } ?? Array(original.metadata)
        if json.isEmpty { json.append(UInt8(ascii: "{")) } else { json[json.count - 1] = UInt8(ascii: ",") }
        json.append(jsonString: name)
        json.append(UInt8(ascii: ":"))
        Array(encoding.utf8).withUnsafeBytes { json.append(jsonString: $0) }
        json.append(UInt8(ascii: "}"))
        metadata = append(json)
    }

    /// Lends the document.
    func lend<Result>(_ body: (borrowing DocumentView) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { bytes in
            func view(_ range: Range<Int>?, or other: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
                range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) } ?? other
            }
            var fields = fields
            for (field, range) in strings { fields[field].string = view(range, or: fields[field].string) }
            return try fields.withUnsafeBufferPointer { fields in
                try body(
                    DocumentView(
                        id: original.id,
                        title: view(title, or: original.title),
                        text: view(text, or: original.text),
                        fields: fields,
                        metadata: view(metadata, or: original.metadata)
                    )
                )
            }
        }
    }

    private mutating func write(_ text: UnsafeRawBufferPointer, from encoding: VietnameseEncoding) -> Range<Int>? {
        Self.converted(text, from: encoding).map { append($0) }
    }

    private mutating func append(_ new: [UInt8]) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: new)
        return start..<bytes.count
    }

    private static func converted(_ text: UnsafeRawBufferPointer, from encoding: VietnameseEncoding) -> [UInt8]? {
        guard VietnameseEncoding.glance(text) == .doubtful, encoding.explains(text) else { return nil }
        return encoding.utf8(text)
    }
}

extension DocumentReader {
    /// Lends a document that was converted or is doubtful, with the field that says so, and counts it.
    func lend(
        _ document: inout ConvertedDocument,
        _ finding: EncodingFinding,
        doubt: TraCuuError?,
        _ body: (borrowing DocumentView) throws -> Void
    ) throws {
        if let doubt { onDoubt(doubt) }
        document.addField(encoding: finding.name)
        try document.lend(body)
        if case .unknown = finding { unknownCount += 1 } else { convertedCounts[finding.name, default: 0] += 1 }
    }
}
