// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuStorage

/// Where a page of results ends, so that another search can go on behind it: how many documents came before, and the last few
/// of them, by hashes of their ids.
///
/// ```
/// Cursor   = hexadecimal digits of Version:u8 Query:u32 Position:varint IDs:u40{0...4} Checksum:u32
/// Query    = CRC32C of what was asked for; a cursor is good for the same query only
/// IDs      = FNV-1a of the ids of the last documents, cut to 40 bits, the very last first
/// Checksum = CRC32C of the bytes before it
/// ```
struct PageCursor: Equatable {
    private static let version: UInt8 = 1
    /// How many documents are remembered: if the last was deleted, results go on behind the one before it.
    static let idLimit = 4

    /// How many documents came before the end of the page.
    var position: Int
    /// The last of them, the very last first.
    var ids: [UInt64]

    /// A hash of an id.
    static func hash(_ id: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash >> 24
    }

    /// The cursor as text, for a query with that checksum.
    func text(query: UInt32) -> String {
        var bytes = ByteWriter()
        bytes.append(Self.version)
        bytes.append(fixed: query)
        bytes.append(varint: UInt64(position))
        for id in ids {
            for shift in stride(from: 0, to: 40, by: 8) { bytes.append(UInt8(truncatingIfNeeded: id >> UInt64(shift))) }
        }
        bytes.append(fixed: Self.checksum(bytes.bytes[...]))
        return bytes.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Reads a cursor.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` if it is damaged or belongs to another query.
    init(_ text: String, query: UInt32) throws(TraCuuError) {
        guard let bytes = Self.bytes(text), bytes.count >= 10, bytes.count <= 64, bytes[0] == Self.version,
            Self.checksum(bytes.dropLast(4)) == Self.number(bytes.suffix(4))
        else { throw .usage("the cursor is damaged; take `next` of the results as it is") }
        guard Self.number(bytes[1..<5]) == query else {
            throw .usage("the cursor belongs to another query, filter, ranking or order")
        }
        var position: UInt64 = 0
        var place = 5
        while place < bytes.count - 4 {
            position |= UInt64(bytes[place] & 0x7F) << UInt64(7 * (place - 5))
            place += 1
            if bytes[place - 1] < 0x80 || place == 14 { break }
        }
        self.position = Int(clamping: position)
        ids = stride(from: place, to: bytes.count - 8, by: 5).map { start in
            (0..<5).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
    }

    init(position: Int, ids: [UInt64]) {
        self.position = position
        self.ids = ids
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { CRC32C.checksum($0) }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.unicodeScalars.map { scalar in scalar.isASCII ? Character(scalar).hexDigitValue : nil }
        guard digits.count % 2 == 0, !digits.contains(nil) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8((digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)) }
    }
}
