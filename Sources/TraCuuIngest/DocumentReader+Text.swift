// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

extension DocumentReader {
    /// Lends the text file that has been opened; false if it is bad.
    func lendText(of file: SourceFile, _ body: (borrowing DocumentView) throws -> Void) throws -> Bool {
        let path = file.path ?? file.id
        func refuse(_ reason: String) throws(TraCuuError) -> Bool {
            try report(.badInput(source: path, line: nil, reason: reason))
            return false
        }
        guard let bytes = try reading({ () throws(TraCuuError) in try lines.rest() }) else {
            return try refuse("the text is longer than \(DocumentView.sizeLimit) bytes")
        }
        let illFormed = UTF8Check.firstError(in: bytes).map { lines.markLength + $0 }
        let finding = find(bytes, isUTF8: illFormed == nil)
        let doubt = illFormed.map(finding.doubt(illFormedAt:)) ?? finding.doubt
        if let illFormed, doubt != nil {
            let isBinary = bytes.isBinary
            if isBinary || isStrict {
                return try refuse("not valid UTF-8 at byte \(illFormed)\(isBinary ? ", and not text at all" : "")")
            }
        }
        guard file.id.utf8.count <= DocumentView.idLimit else {
            return try refuse("the path, which is the id, has more than \(DocumentView.idLimit) bytes")
        }
        if let earlier = texts[file.id].map({ source.files[$0] }), !file.isSame(as: earlier) {
            return try refuse(
                "its id \(file.id), the path below the folder given, is that of \(earlier.path ?? earlier.id) too; "
                    + "give the folder above both"
            )
        }
        texts[file.id] = nextFile - 1
        let note = doubt.map { TraCuuError.badInput(source: path, line: nil, reason: $0) }
        // UTF-16 is UTF-8 by now, and UTF-8 of which nothing better is known stays.
        if lines.encoding != nil || illFormed == nil && finding.encoding.misreadings == 0 {
            return try lendText(bytes, of: file, finding, doubt: note, body)
        }
        return try finding.encoding.utf8(bytes).withUnsafeBytes {
            try lendText($0, of: file, finding, doubt: note, body)
        }
    }

    /// The encoding of a text, that of the stream if it is one of UTF-16.
    private func find(_ bytes: UnsafeRawBufferPointer, isUTF8: Bool) -> EncodingFinding {
        if let utf16 = lines.encoding { return .found(utf16) }
        return isUTF8 ? encoding.find(wellFormed: bytes) : encoding.find(illFormed: bytes, ahead: lines.ahead)
    }

    /// Lends a text in UTF-8 as a document.
    private func lendText(
        _ bytes: UnsafeRawBufferPointer,
        of file: SourceFile,
        _ finding: EncodingFinding,
        doubt: TraCuuError?,
        _ body: (borrowing DocumentView) throws -> Void
    ) throws -> Bool {
        let path = file.path ?? file.id
        let text = TextDocument(bytes, isMarkdown: file.format == .markdown)
        let (pathBytes, idBytes) = (Array(path.utf8), Array(file.id.utf8))
        return try pathBytes.withUnsafeBytes { path in
            let metadata = text.metadata(path: path)
            guard text.title.count + text.text.count + metadata.count <= DocumentView.sizeLimit else {
                try report(
                    .badInput(
                        source: file.path ?? file.id,
                        line: nil,
                        reason: "the document is longer than \(DocumentView.sizeLimit) bytes"
                    )
                )
                return false
            }
            var fields = [FieldValue(name: ("path" as StaticString).staticBytes, string: path)]
            fields += text.properties.map { FieldValue(name: $0.name, string: $0.value) }
            return try metadata.withUnsafeBytes { metadata in
                try idBytes.withUnsafeBytes { id in
                    try fields.withUnsafeBufferPointer { fields in
                        let view = DocumentView(
                            id: id,
                            title: text.title,
                            text: text.text,
                            fields: fields,
                            metadata: metadata
                        )
                        if case .plain = finding {
                            try body(view)
                        } else {
                            var document = ConvertedDocument(view)
                            try lend(&document, finding, doubt: doubt, body)
                        }
                        return true
                    }
                }
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether these are no text in any encoding of bytes: there is a zero, or one byte in twenty is a control character, in
    /// the first 64 KiB.
    fileprivate var isBinary: Bool {
        let head = prefix(1 << 16)
        let controls = head.count { $0 < 0x20 && !$0.isSpace }
        return head.contains(0) || 20 * controls > head.count
    }
}

extension StaticString {
    /// The bytes of a literal, which live for ever.
    var staticBytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
