// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
import VietnameseText

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
///
/// Text in any encoding that ``VietnameseEncoding`` knows becomes UTF-8 on the way: UTF-16 by stream; other bytes that are
/// not UTF-8 by text or line, a line too short to tell by what its file is otherwise; misread text in JSON by document
/// (title, text and the strings of fields). Such documents have a further field `encoding` with the name of what they were,
/// or `unknown`, unless they have one of that name already.
package final class DocumentReader {
    /// What to do about a line or file that cannot be taken, if the reader is not strict.
    package var onBad: (TraCuuError) -> Void = { _ in }
    /// The number of lines and files that could not be taken.
    package private(set) var badCount = 0
    /// The number of sources that could not be read, or not to their end: files that cannot be opened, folders that cannot
    /// be listed, damaged compressed data. Whether their errors were reported or thrown makes no difference.
    package private(set) var unreadCount = 0

    /// Told of each document whose encoding cannot be told, and of UTF-8 that is ill-formed. Such documents are lent all the
    /// same, ill-formed bytes read as windows-1252, unless the reader is strict: then what is not UTF-8 is bad.
    package var onDoubt: (TraCuuError) -> Void = { _ in }
    /// The number of documents lent that were converted, by the names of their encodings (``VietnameseEncoding/name``).
    package internal(set) var convertedCounts: [String: Int] = [:]
    /// The number of documents lent whose encoding cannot be told.
    package internal(set) var unknownCount = 0

    let source: DocumentSource
    let isStrict: Bool
    let parser: JSONParser
    let lines = LineReader(limit: DocumentView.sizeLimit)
    private(set) var nextFile = 0
    /// The files of the texts lent so far by their ids.
    var texts: [String: Int] = [:]
    private var stream: SourceStream?
    /// What is known of the encoding of the stream.
    var encoding = SourceEncoding()
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

    func report(_ error: TraCuuError) throws(TraCuuError) {
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
        encoding = SourceEncoding()
        try reading { () throws(TraCuuError) in try lines.open(try TextStream(opened)) }
        if file.format == .jsonLines || file.path == nil { return false }
        if file.format == .unknown, lines.firstVisibleByte == UInt8(ascii: "{") { return false }
        isInText = true
        defer { leave() }
        return try lendText(of: file, body)
    }

    /// Reads on in the stream; an error ends it and counts as a source that was not read to its end.
    func reading<T>(_ read: () throws(TraCuuError) -> T) throws(TraCuuError) -> T {
        do throws(TraCuuError) {
            return try read()
        } catch {
            unreadCount += 1
            leave()
            throw error
        }
    }
}
