// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A growing run of bytes with the encodings that the index files are made of. All integers are little-endian.
@frozen
public struct ByteWriter: Sendable {
    /// What has been written.
    public var bytes: [UInt8] = []

    /// An empty writer.
    @inlinable
    public init() {}

    /// The number of bytes written.
    @inlinable
    public var count: Int { bytes.count }

    /// Forgets what was written and keeps the memory.
    @inlinable
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Appends one byte.
    @inlinable
    public mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends raw bytes.
    @inlinable
    public mutating func append(_ raw: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: raw)
    }

    /// Appends the bytes of a collection.
    @inlinable
    public mutating func append(contentsOf other: some Collection<UInt8>) {
        bytes.append(contentsOf: other)
    }

    /// Appends an integer in its full width, little-endian.
    @inlinable
    public mutating func append<T: FixedWidthInteger>(fixed value: T) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends an unsigned integer in base 128, least significant group first, high bit set on all but the last byte
    /// (at most 10 bytes).
    @inlinable
    public mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a length as a varint and then the bytes.
    @inlinable
    public mutating func append(lengthPrefixed raw: UnsafeRawBufferPointer) {
        append(varint: UInt64(raw.count))
        append(raw)
    }

    /// Appends a string's UTF-8 after its length as a varint.
    @inlinable
    public mutating func append(lengthPrefixed string: String) {
        let utf8 = string.utf8
        append(varint: UInt64(utf8.count))
        bytes.append(contentsOf: utf8)
    }
}
