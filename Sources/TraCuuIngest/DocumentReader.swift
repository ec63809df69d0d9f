// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Reads documents one after the other from files, folders and standard input.
///
/// Reading is streaming: memory is bounded by the largest document. A document's view lives only while it is lent.
///
/// JSON documents are one object a line. `id` (or `_id`) is a string or a number and must be there; `title` and `text`
/// (or `body`, `content`) are strings and may be missing; all other members are further fields: scalars as they are,
/// arrays as several values, members of nested objects under names joined by dots, null not at all.
///
/// The id of a text is its path below the folder given. A text whose id another file had before is bad: it would replace
/// that one, though no one meant it to. For this the ids of all texts are kept.
package final class DocumentReader {
    /// What to do about a line or file that cannot be taken, if the reader is not strict.
    package var onBad: (TraCuuError) -> Void = { _ in }
    /// The number of lines and files that could not be taken.
    package private(set) var badCount = 0
    /// The number of sources that could not be read, or not to their end: files that cannot be opened, folders that cannot
    /// be listed, damaged compressed data. Whether their errors were reported or thrown makes no difference.
    package private(set) var unreadCount = 0

    private let source: DocumentSource
    private let isStrict: Bool
    private let parser: JSONParser
    private let lines = LineReader(limit: DocumentView.sizeLimit)
    private var nextFile = 0
    /// The files of the texts lent so far by their ids.
    private var texts: [String: Int] = [:]
    private var stream: SourceStream?
    /// Whether the stream is one text rather than lines.
    private var isInText = false
    /// The bytes that the streams already left took from the disk.
    private var bytesOnDisk: UInt64 = 0

    /// Looks up what to read; see ``DocumentSource``.
    ///
    /// - Parameter strict: whether a bad line or file is thrown as an error instead of being reported and passed over.
    /// - Throws: ``TraCuuError`` naming the path, if a path does not exist or a folder has nothing to read.
    package init(_ paths: [String], strict: Bool = false) throws(TraCuuError) {
        source = try DocumentSource(paths: paths)
        isStrict = strict
        parser = try JSONParser()
    }

    /// The bytes of documents consumed so far, uncompressed.
    package var bytesRead: UInt64 { lines.bytesRead }

    /// The number of files in folders left out because of their ending.
    package var ignoredCount: Int { source.ignoredCount }

    /// The bytes taken so far from the sources as they lie on disk, and how many there are; nil if that is not known,
    /// as with standard input.
    package var progress: (done: UInt64, total: UInt64?) {
        (bytesOnDisk &+ (stream?.bytesOnDisk ?? 0), source.totalSize)
    }

    /// Where the document stands that is being lent: the name of its source and, if the source has lines, its line.
    package var place: (source: String, line: Int?) {
        (stream?.name ?? "", isInText ? nil : lines.lineNumber)
    }

    /// Lends the next document to `body`; false if there are no more.
    ///
    /// Nothing is allocated for a JSON document once the buffers have grown to what documents need.
    ///
    /// - Throws: what `body` throws; ``TraCuuError/badInput(source:line:reason:)`` for damaged compressed data and
    ///   ``TraCuuError/io(operation:path:code:message:)`` if the system refuses to read on, both of which ``unreadCount``
    ///   counts and after which the next call goes on with the next file; in strict mode the error of every bad line or
    ///   file.
    package func next(_ body: (borrowing DocumentView) throws -> Void) throws -> Bool {
        while true {
            if let stream {
                if try nextLine(of: stream, body) { return true }
                leave()
            } else if nextFile < source.files.count {
                let file = source.files[nextFile]
                nextFile += 1
                if try open(file, body) { return true }
            } else {
                return false
            }
        }
    }

    private func leave() {
        bytesOnDisk &+= stream?.bytesOnDisk ?? 0
        stream = nil
        isInText = false
        lines.close()
    }

    private func report(_ error: TraCuuError) throws(TraCuuError) {
        badCount += 1
        if isStrict { throw error }
        onBad(error)
    }

    /// Opens a file; if it is a text, lends it and returns true.
    private func open(_ file: SourceFile, _ body: (borrowing DocumentView) throws -> Void) throws -> Bool {
        if let failure = file.failure {
            unreadCount += 1
            try report(failure)
            return false
        }
        let isNamedText = file.format == .text || file.format == .markdown
        let opened: SourceStream
        do {
            opened = try SourceStream(path: file.path, expected: file.compression, sniffs: !isNamedText)
        } catch {
            unreadCount += 1
            guard case .io = error else { throw error }
            try report(error)
            return false
        }
        stream = opened
        try reading { () throws(TraCuuError) in try lines.open(opened) }
        if file.format == .jsonLines || file.path == nil { return false }
        if file.format == .unknown, lines.firstVisibleByte == UInt8(ascii: "{") { return false }
        isInText = true
        defer { leave() }
        return try lendText(of: file, body)
    }

    /// Reads on in the stream; an error ends it and counts as a source that was not read to its end.
    private func reading<T>(_ read: () throws(TraCuuError) -> T) throws(TraCuuError) -> T {
        do throws(TraCuuError) {
            return try read()
        } catch {
            unreadCount += 1
            leave()
            throw error
        }
    }

    /// Lends the next good line of a stream; false at its end.
    private func nextLine(
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
                    try report(bad(stream, error.reason))
                    continue
                }
                try body(view)
                return true
            }
        }
    }

    private func bad(_ stream: SourceStream, _ reason: String) -> TraCuuError {
        .badInput(source: stream.name, line: lines.lineNumber, reason: reason)
    }

    /// Lends the text file that has been opened; false if it is bad.
    private func lendText(of file: SourceFile, _ body: (borrowing DocumentView) throws -> Void) throws -> Bool {
        let path = file.path ?? file.id
        func refuse(_ reason: String) throws(TraCuuError) -> Bool {
            try report(.badInput(source: path, line: nil, reason: reason))
            return false
        }
        guard let bytes = try reading({ () throws(TraCuuError) in try lines.rest() }) else {
            return try refuse("the text is longer than \(DocumentView.sizeLimit) bytes")
        }
        if let offset = UTF8Check.firstError(in: bytes) {
            return try refuse("not valid UTF-8 at byte \(lines.markLength + offset)")
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
        let document = TextDocument(bytes, isMarkdown: file.format == .markdown)
        let (pathBytes, idBytes) = (Array(path.utf8), Array(file.id.utf8))
        return try pathBytes.withUnsafeBytes { path in
            let metadata = document.metadata(path: path)
            guard document.title.count + document.text.count + metadata.count <= DocumentView.sizeLimit else {
                return try refuse("the document is longer than \(DocumentView.sizeLimit) bytes")
            }
            var fields = [FieldValue(name: ("path" as StaticString).staticBytes, string: path)]
            fields += document.properties.map { FieldValue(name: $0.name, string: $0.value) }
            try metadata.withUnsafeBytes { metadata in
                try idBytes.withUnsafeBytes { id in
                    try fields.withUnsafeBufferPointer { fields in
                        try body(
                            DocumentView(
                                id: id,
                                title: document.title,
                                text: document.text,
                                fields: fields,
                                metadata: metadata
                            )
                        )
                    }
                }
            }
            return true
        }
    }
}

extension StaticString {
    /// The bytes of a literal, which live for ever.
    fileprivate var staticBytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
