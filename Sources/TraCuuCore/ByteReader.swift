// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Reads, with every bound checked, what ``ByteWriter`` wrote.
///
/// The reader does not own the bytes: whoever hands them in keeps them alive while it is used.
@frozen
public struct ByteReader {
    @usableFromInline let base: UnsafeRawBufferPointer
    /// The next byte to read, relative to the start of the bytes.
    public internal(set) var position: Int = 0
    @usableFromInline let file: String
    @usableFromInline let origin: UInt64

    /// Reads `bytes`, which stand at byte `origin` of `file` (both only for error messages).
    public init(_ bytes: UnsafeRawBufferPointer, file: String, origin: UInt64 = 0) {
        base = bytes
        self.file = file
        self.origin = origin
    }

    /// The number of bytes not yet read.
    public var remaining: Int { base.count - position }

    /// The error that names this file and the current byte.
    public func corrupt(_ reason: String) -> TraCuuError {
        .corrupt(file: file, offset: origin + UInt64(position), reason: reason)
    }

    /// Moves to an absolute position.
    ///
    /// - Throws: ``TraCuuError/corrupt(file:offset:reason:)`` if it lies outside the bytes.
    public mutating func seek(to target: Int) throws(TraCuuError) {
        guard target >= 0, target <= base.count else { throw corrupt("a pointer leads outside the file") }
        position = target
    }

    /// Reads one byte.
    public mutating func byte() throws(TraCuuError) -> UInt8 {
        guard position < base.count else { throw corrupt("ends too early") }
        defer { position += 1 }
        return base[position]
    }

    /// Reads an integer in its full width.
    public mutating func fixed<T: FixedWidthInteger>(_ type: T.Type = T.self) throws(TraCuuError) -> T {
        let size = MemoryLayout<T>.size
        guard remaining >= size else { throw corrupt("ends too early") }
        defer { position += size }
        return T(littleEndian: base.loadUnaligned(fromByteOffset: position, as: T.self))
    }

    /// Reads an unsigned base-128 integer.
    public mutating func varint() throws(TraCuuError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < base.count {
            let next = base[position]
            position += 1
            if shift == 63, next > 1 { break }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            if shift > 63 { break }
        }
        throw corrupt("an integer is cut off or too long")
    }

    /// Reads an unsigned base-128 integer that must not exceed `limit`.
    public mutating func varint(upTo limit: Int, _ what: String) throws(TraCuuError) -> Int {
        let value = try varint()
        guard value <= UInt64(limit) else { throw corrupt("\(what) is \(value), more than \(limit)") }
        return Int(value)
    }

    /// Reads `count` raw bytes without copying them.
    public mutating func raw(_ count: Int) throws(TraCuuError) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else { throw corrupt("ends too early") }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: base[position..<position + count])
    }

    /// Reads bytes behind their length.
    public mutating func lengthPrefixed() throws(TraCuuError) -> UnsafeRawBufferPointer {
        let count = try varint(upTo: remaining, "a length")
        return try raw(count)
    }

    /// Reads a string behind its length; ill-formed UTF-8 is an error.
    public mutating func string() throws(TraCuuError) -> String {
        let bytes = try lengthPrefixed()
        guard let text = String(validating: bytes, as: UTF8.self) else { throw corrupt("text is not UTF-8") }
        return text
    }
}
