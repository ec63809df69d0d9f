// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// One column as it stands in the file.
struct ColumnLayout {
    private let name: String
    private let kind: ColumnKind
    private let distinctCount: Int
    private let stringsSize: Int
    private var shape = ColumnShape.single
    private var presenceWidth = 0
    private var valueWidth = 0
    private var valueCount = 0
    private var minimum: Int64 = 0
    private var divisor: UInt64 = 1
    private var dictionaryWidth = 0
    private(set) var presence = ByteWriter()
    private(set) var packedValues = ByteWriter()
    /// Where the strings start; the strings themselves follow.
    private(set) var dictionary = ByteWriter()

    /// - Throws: ``TraCuuError/usage(_:)`` if a document is not below `documentCount`.
    init(_ column: ColumnValues, _ strings: some SortedStrings, documentCount: UInt32) throws(TraCuuError) {
        name = column.name
        kind = column.kind
        distinctCount = strings.count
        stringsSize = strings.totalSize
        guard let last = column.documents.last, last < documentCount else {
            throw .usage("field \(column.name): a value of a document behind the last, \(documentCount)")
        }
        valueCount = column.values.count
        pack(presenceOf: column, documentCount: Int(documentCount))
        pack(values: column.values)
        if kind == .keyword { try pack(startsOf: strings) }
    }

    /// Appends the entry of the list of columns.
    ///
    /// - Parameter start: where the column starts in the file.
    func appendEntry(to list: inout ByteWriter, start: UInt64) {
        list.append(lengthPrefixed: name)
        list.append(kind.rawValue)
        list.append(shape.rawValue)
        list.append(UInt8(presenceWidth))
        list.append(UInt8(valueWidth))
        list.append(varint: start)
        list.append(varint: UInt64(valueCount))
        switch kind {
        case .integer, .date:
            list.append(fixed: minimum)
            list.append(fixed: divisor)
        case .keyword:
            list.append(varint: UInt64(distinctCount))
            list.append(UInt8(dictionaryWidth))
            list.append(varint: UInt64(stringsSize))
        case .double: break
        }
    }

    /// Takes the shape that needs the fewest bytes.
    private mutating func pack(presenceOf distinct: ColumnValues, documentCount: Int) {
        let values = distinct.values.count
        if !distinct.isMultiple, values == documentCount { return }
        let documentWidth = PackedIntegers.width(for: UInt64(documentCount - 1))
        let startWidth = PackedIntegers.width(for: UInt64(values))
        let words = (documentCount + 63) / 64
        let listSize = PackedIntegers.byteCount(count: values, width: documentWidth)
        let dense =
            distinct.isMultiple ? PackedIntegers.byteCount(count: documentCount + 1, width: startWidth) : words * 12
        if listSize < dense {
            shape = .rare
            presenceWidth = documentWidth
            presence.append(packed: distinct.documents.lazy.map { UInt64($0) }, width: documentWidth)
        } else if distinct.isMultiple {
            shape = .multiple
            presenceWidth = startWidth
            presence.append(packed: distinct.starts(documentCount), width: startWidth)
        } else {
            shape = .sparse
            var bits = [UInt64](repeating: 0, count: words)
            for document in distinct.documents { bits[Int(document / 64)] |= 1 << UInt64(document % 64) }
            for word in bits { presence.append(fixed: word) }
            var rank: UInt32 = 0
            for word in bits {
                presence.append(fixed: rank)
                rank += UInt32(word.nonzeroBitCount)
            }
            presence.append(contentsOf: repeatElement(0, count: -presence.count & 7))
        }
    }

    private mutating func pack(values: [Int64]) {
        switch kind {
        case .double:
            valueWidth = 64
            packedValues.append(packed: values.lazy.map(ColumnBuilder.bits(ofKey:)), width: 64)
        case .keyword:
            valueWidth = PackedIntegers.width(for: UInt64(max(distinctCount - 1, 0)))
            packedValues.append(packed: values.lazy.map { UInt64(bitPattern: $0) }, width: valueWidth)
        case .integer, .date:
            // The difference of two 64-bit integers always fits an unsigned one.
            let least = values.min() ?? 0
            let differences = values.lazy.map { UInt64(bitPattern: $0 &- least) }
            let common = max(differences.reduce(0, Self.greatestCommonDivisor), 1)
            minimum = least
            divisor = common
            valueWidth = PackedIntegers.width(for: (differences.max() ?? 0) / common)
            packedValues.append(packed: differences.lazy.map { $0 / common }, width: valueWidth)
        }
    }

    private mutating func pack(startsOf strings: some SortedStrings) throws(TraCuuError) {
        var starts: [UInt64] = [0]
        starts.reserveCapacity(distinctCount + 1)
        var end: UInt64 = 0
        try strings.forEachString { (string) throws(TraCuuError) in
            end += UInt64(string.count)
            starts.append(end)
        }
        dictionaryWidth = PackedIntegers.width(for: end)
        dictionary.append(packed: starts, width: dictionaryWidth)
    }

    private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}
