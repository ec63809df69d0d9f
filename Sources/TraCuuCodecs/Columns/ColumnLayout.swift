// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// One column as it stands in the file.
struct ColumnLayout {
    private let column: ColumnBuilder
    private var shape = ColumnShape.single
    private var presenceWidth = 0
    private var valueWidth = 0
    private var valueCount = 0
    private var minimum: Int64 = 0
    private var divisor: UInt64 = 1
    private var dictionaryWidth = 0
    private(set) var presence = ByteWriter()
    private(set) var packedValues = ByteWriter()
    private(set) var dictionary = ByteWriter()

    /// - Throws: ``TraCuuError/usage(_:)`` if a document is not below `documentCount`.
    init(_ column: ColumnBuilder, documentCount: UInt32) throws(TraCuuError) {
        self.column = column
        guard let last = column.documents.last, last < documentCount else {
            throw .usage("field \(column.name): a value of a document behind the last, \(documentCount)")
        }
        let order = column.kind == .keyword ? column.strings.sorted() : []
        let distinct = DistinctValues(column, order)
        valueCount = distinct.values.count
        pack(presenceOf: distinct, documentCount: Int(documentCount))
        pack(values: distinct.values)
        if column.kind == .keyword { pack(dictionary: order) }
    }

    /// Appends the entry of the list of columns.
    ///
    /// - Parameter start: where the column starts in the file.
    func appendEntry(to list: inout ByteWriter, start: UInt64) {
        list.append(lengthPrefixed: column.name)
        list.append(column.kind.rawValue)
        list.append(shape.rawValue)
        list.append(UInt8(presenceWidth))
        list.append(UInt8(valueWidth))
        list.append(varint: start)
        list.append(varint: UInt64(valueCount))
        switch column.kind {
        case .integer, .date:
            list.append(fixed: minimum)
            list.append(fixed: divisor)
        case .keyword:
            list.append(varint: UInt64(column.strings.count))
            list.append(UInt8(dictionaryWidth))
            list.append(varint: UInt64(column.strings.totalSize))
        case .double: break
        }
    }

    /// Takes the shape that needs the fewest bytes.
    private mutating func pack(presenceOf distinct: DistinctValues, documentCount: Int) {
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
        switch column.kind {
        case .double:
            valueWidth = 64
            packedValues.append(packed: values.lazy.map(ColumnBuilder.bits(ofKey:)), width: 64)
        case .keyword:
            valueWidth = PackedIntegers.width(for: UInt64(max(column.strings.count - 1, 0)))
            packedValues.append(packed: values.lazy.map { UInt64(bitPattern: $0) }, width: valueWidth)
        case .integer, .date:
            // The difference of two 64-bit integers always fits an unsigned one.
            let least = values.min() ?? 0
            let differences = values.lazy.map { UInt64(bitPattern: $0 &- least) }
            let common = max(differences.reduce(0, Self.greatestCommonDivisor), 1)
            minimum = least
            divisor = common
            valueWidth = PackedIntegers.width(for: (differences.max() ?? 0) / common)
            packedValues.append(packed: differences.map { $0 / common }, width: valueWidth)
        }
    }

    private mutating func pack(dictionary order: [Int]) {
        var starts: [UInt64] = [0]
        var bytes = ByteWriter()
        for number in order {
            column.strings.withBytes(of: number) { bytes.append($0) }
            starts.append(UInt64(bytes.count))
        }
        dictionaryWidth = PackedIntegers.width(for: UInt64(bytes.count))
        dictionary.append(packed: starts, width: dictionaryWidth)
        dictionary.append(contentsOf: bytes.bytes)
    }

    private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}

/// The values of a column, those of each document sorted and made distinct.
private struct DistinctValues {
    private(set) var values: [Int64] = []
    /// The document of each value.
    private(set) var documents: [UInt32] = []
    /// Whether a document has more than one value.
    private(set) var isMultiple = false

    /// - Parameter order: the numbers of the strings of a keyword column, sorted; a value becomes its string's place.
    init(_ column: ColumnBuilder, _ order: [Int]) {
        var ordinals = [Int64](repeating: 0, count: order.count)
        for (ordinal, number) in order.enumerated() { ordinals[number] = Int64(ordinal) }
        values.reserveCapacity(column.values.count)
        documents.reserveCapacity(column.values.count)
        var start = 0
        while start < column.documents.count {
            let document = column.documents[start]
            var end = start + 1
            while end < column.documents.count, column.documents[end] == document { end += 1 }
            let before = values.count
            var own = column.values[start..<end]
            if column.kind == .keyword {
                for index in own.indices { own[index] = ordinals[Int(own[index])] }
            }
            if own.count > 1 { own.sort() }
            for value in own where values.count == before || values[values.count - 1] != value {
                values.append(value)
                documents.append(document)
            }
            if values.count > before + 1 { isMultiple = true }
            start = end
        }
    }

    /// Where the values of each document start, and where the last one's end.
    func starts(_ documentCount: Int) -> [UInt64] {
        var starts = [UInt64](repeating: 0, count: documentCount + 1)
        for document in documents { starts[Int(document) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        return starts
    }
}
