// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// An open file of an index; safe to use from several threads.
///
/// The bytes handed out stay readable as long as this object lives.
package final class IndexFile: Sendable {
    /// The file's name in its folder.
    package let name: String
    /// The length of the whole file in bytes.
    package let length: UInt64
    /// Where the body ends, counted from the start of the file.
    package let bodyEnd: UInt64
    /// The segment that the file belongs to.
    package let segment: SegmentID

    /// The path that messages name.
    let path: String
    private let mapping: Mapping
    private let chunks: ChunkVerifier

    /// Opens a file and checks all but its chunks after the first.
    ///
    /// - Parameter segment: the segment that the file must belong to; any if `nil`.
    /// - Throws: ``TraCuuError/foreign(file:reason:)`` if it is no file of an index, of another kind or of another
    ///   segment; ``TraCuuError/newerFormat(file:found:supported:)``;
    ///   ``TraCuuError/corrupt(file:offset:reason:)`` if it is damaged or cut.
    package init(
        _ directory: any Directory,
        name: String,
        kind: FileKind,
        segment: SegmentID?
    ) throws(TraCuuError) {
        let path = directory.path + "/" + name
        let mapping = try directory.map(name)
        let bytes = mapping.bytes
        try Self.checkMagic(bytes, path)
        let footer = try IndexFileFooter(bytes, path)
        let chunks = ChunkVerifier(bytes, footer: footer, path: path)
        try chunks.verify(0..<IndexFileFormat.headerSize)
        let header = try IndexFileHeader(bytes, path)
        guard header.kind == kind.rawValue else {
            let found = FileKind(rawValue: header.kind).map { "a file of kind \($0)" } ?? "a file of an unknown kind"
            throw .foreign(file: path, reason: "this is \(found), not of kind \(kind)")
        }
        if let segment, segment != header.segment {
            throw .foreign(file: path, reason: "it belongs to segment \(header.segment), not to \(segment)")
        }
        self.name = name
        length = UInt64(bytes.count)
        bodyEnd = footer.bodyEnd
        self.segment = header.segment
        self.path = path
        self.mapping = mapping
        self.chunks = chunks
    }

    /// Bytes of the body; each chunk they lie in is verified when it is first touched, never again.
    ///
    /// - Parameter offset: counted from the start of the file.
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if the range leads outside the body or a
    ///   checksum is wrong.
    package func bytes(at offset: UInt64, count: Int) throws(TraCuuError) -> UnsafeRawBufferPointer {
        guard count >= 0, offset >= UInt64(IndexFileFormat.headerSize), offset <= bodyEnd,
            UInt64(count) <= bodyEnd - offset
        else {
            throw .corrupt(file: path, offset: offset, reason: "\(count) bytes here lead outside the body")
        }
        // The body lies in the mapping, so the offset fits.
        let range = Int(offset)..<Int(offset) + count
        try chunks.verify(range)
        return UnsafeRawBufferPointer(rebasing: mapping.bytes[range])
    }

    /// A reader of bytes of the body, see ``bytes(at:count:)``.
    package func reader(at offset: UInt64, count: Int) throws(TraCuuError) -> ByteReader {
        ByteReader(try bytes(at: offset, count: count), file: path, origin: offset)
    }

    /// The error for a wrong value at a place in this file.
    package func corrupt(at offset: UInt64, _ reason: String) -> TraCuuError {
        .corrupt(file: path, offset: offset, reason: reason)
    }

    /// Verifies every chunk that has not been verified yet.
    package func verifyAll() throws(TraCuuError) {
        try chunks.verify(0..<chunks.end)
    }

    /// Tells that the file is about to be read front to back.
    package func adviseSequential() {
        mapping.advise(0..<mapping.bytes.count, .sequential)
    }

    /// Tells that a sequential reader has passed `offset`: the memory of the pages before may be given back. The bytes
    /// stay readable, at the price of fetching them again. One call every few MiB is enough.
    package func release(upTo offset: UInt64) {
        mapping.advise(0..<Int(min(offset, length)), .done)
    }

    /// Checks what can be said before the rest of the layout is known: whose file it is and of which version.
    private static func checkMagic(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(TraCuuError) {
        guard bytes.prefix(8).elementsEqual(IndexFileFormat.magic.prefix(bytes.count)) else {
            throw .foreign(file: path, reason: "it does not start with the mark of TraCuu")
        }
        guard bytes.count >= 10 else { throw .corrupt(file: path, offset: 0, reason: "the file is cut off") }
        let version = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
        guard version <= IndexFileFormat.version else {
            let supported = Int(IndexFileFormat.version)
            throw .newerFormat(file: path, found: Int(version), supported: supported)
        }
        guard version > 0 else { throw .corrupt(file: path, offset: 8, reason: "format version 0 does not exist") }
    }
}
