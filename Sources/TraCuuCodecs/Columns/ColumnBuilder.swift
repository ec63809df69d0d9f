// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The values of one column while a segment is built: 12 bytes a value, and the distinct strings.
struct ColumnBuilder: Sendable {
    let name: String
    let kind: ColumnKind
    /// The document of each value; never decreasing.
    private(set) var documents: [UInt32] = []
    /// The value, so that order is that of the integers: a number of `strings`, an integer, a date, or a double's
    /// ``orderedKey(_:)``.
    private(set) var values: [Int64] = []
    private(set) var strings = ByteStringTable()

    init(name: String, kind: ColumnKind) {
        self.name = name
        self.kind = kind
    }

    var allocatedBytes: Int {
        documents.capacity * 4 + values.capacity * 8 + strings.allocatedBytes
    }

    mutating func add(_ document: UInt32, _ value: Int64) throws(TraCuuError) {
        if let last = documents.last, document < last {
            throw .usage("field \(name): document \(document) comes after \(last)")
        }
        documents.append(document)
        values.append(value)
    }

    /// The value that stands for a keyword.
    mutating func number(of string: UnsafeRawBufferPointer) -> Int64 {
        Int64(strings.number(of: string))
    }

    /// An integer in the order of the numbers: negative ones have the bits below the sign flipped.
    static func orderedKey(_ double: Double) -> Int64 {
        let bits = Int64(bitPattern: double.bitPattern)
        return bits ^ (bits >> 63 & .max)
    }

    /// The bits of the number with this ``orderedKey(_:)``.
    static func bits(ofKey key: Int64) -> UInt64 {
        UInt64(bitPattern: key ^ (key >> 63 & .max))
    }
}
