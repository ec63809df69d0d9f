// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

extension DocumentReader {
    /// Lends the next good line of a stream; false at its end.
    func nextLine(
        of stream: SourceStream,
        _ body: (borrowing DocumentView) throws -> Void
    ) throws -> Bool {
        while true {
            switch try reading({ () throws(TraCuuError) in try lines.next() }) {
            case .end:
                return false
            case .tooLong:
                try report(bad(stream, "the line is longer than \(DocumentView.sizeLimit) bytes"))
            case .bytes(let bytes):
                if bytes.allSatisfy(\.isSpace) { continue }
                let view: DocumentView
                do {
                    view = try parser.parse(bytes)
                } catch {
                    guard let offset = UTF8Check.firstError(in: bytes) else {
                        try report(bad(stream, error.reason))
                        continue
                    }
                    if try lend(illFormed: bytes, at: offset, of: stream, error.reason, body) { return true }
                    continue
                }
                try lend(view, of: stream, body)
                return true
            }
        }
    }

    private func bad(_ stream: SourceStream, _ reason: String) -> TraCuuError {
        .badInput(source: stream.name, line: lines.lineNumber, reason: reason)
    }

    /// Lends a document of a line in UTF-8, which may hold misread text.
    private func lend(
        _ view: borrowing DocumentView,
        of stream: SourceStream,
        _ body: (borrowing DocumentView) throws -> Void
    ) throws {
        var finding = find(in: view)
        if case .plain = finding, lines.encoding == nil { return try body(view) }
        var document = ConvertedDocument(view)
        if case .found(let misread) = finding, !document.convert(from: misread) { finding = .plain }
        if case .plain = finding {
            guard let utf16 = lines.encoding else { return try body(view) }
            finding = .found(utf16)
        }
        try lend(&document, finding, doubt: finding.doubt.map { bad(stream, $0) }, body)
    }

    /// The encoding of title and text; where the text is certain, that is all that counts.
    private func find(in view: borrowing DocumentView) -> EncodingFinding {
        let text = VietnameseEncoding.glance(view.text)
        if text == .vietnamese { return .plain }
        guard VietnameseEncoding.glance(view.title) == .doubtful else {
            return text == .doubtful ? encoding.find(wellFormed: view.text) : .plain
        }
        guard text == .doubtful else { return encoding.find(wellFormed: view.title) }
        var both = Array(view.title)
        both.append(0x0A)
        both.append(contentsOf: view.text)
        return both.withUnsafeBytes { encoding.find(wellFormed: $0) }
    }

    /// Lends the document of a line that is not UTF-8; false if it is bad, for `reason` if for no other.
    private func lend(
        illFormed bytes: UnsafeRawBufferPointer,
        at offset: Int,
        of stream: SourceStream,
        _ reason: String,
        _ body: (borrowing DocumentView) throws -> Void
    ) throws -> Bool {
        let finding = encoding.find(illFormed: bytes, ahead: lines.ahead)
        let doubt = finding.doubt(illFormedAt: offset)
        if isStrict, doubt != nil {
            try report(bad(stream, reason))
            return false
        }
        var line = finding.encoding.utf8(bytes)
        let count = line.count
        guard count <= DocumentView.sizeLimit else {
            try report(bad(stream, "the line is longer than \(DocumentView.sizeLimit) bytes in UTF-8"))
            return false
        }
        line.append(contentsOf: [UInt8](repeating: 0x0A, count: JSONParser.padding))
        return try line.withUnsafeBytes { line in
            let view: DocumentView
            do {
                view = try parser.parse(UnsafeRawBufferPointer(rebasing: line[..<count]))
            } catch {
                try report(bad(stream, reason))
                return false
            }
            var document = ConvertedDocument(view)
            try lend(&document, finding, doubt: doubt.map { bad(stream, $0) }, body)
            return true
        }
    }
}
