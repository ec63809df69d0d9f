// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes what a ``ColumnsBuilder`` collected as ``ColumnsFormat`` says.
package enum ColumnsWriter {
    /// Writes the file and makes its content durable.
    ///
    /// - Parameter documentCount: the documents of the segment, more than any number that was added.
    /// - Returns: the length of the file.
    package static func write(
        _ builder: ColumnsBuilder,
        documentCount: UInt32,
        to directory: any Directory,
        name: String,
        segment: SegmentID
    ) throws(TraCuuError) -> UInt64 {
        let file = try IndexFileWriter(directory, name: name, kind: ColumnsFormat.kind, segment: segment)
        var list = ByteWriter()
        var count: UInt32 = 0
        let sorted = builder.columns.sorted { ColumnOrder.precedes($0.name, $0.kind, $1.name, $1.kind) }
        for column in sorted where !column.documents.isEmpty {
            try file.pad(to: 8)
            let layout = try ColumnLayout(column, documentCount: documentCount)
            layout.appendEntry(to: &list, start: file.position)
            try file.write(layout.presence)
            try file.write(layout.packedValues)
            try file.write(layout.dictionary)
            count += 1
        }
        try file.pad(to: 8)
        let listStart = file.position
        try file.write(list)
        try file.pad(to: 8)
        var trailer = ByteWriter()
        trailer.append(fixed: listStart)
        trailer.append(fixed: count)
        trailer.append(fixed: documentCount)
        try file.write(trailer)
        return try file.finish()
    }
}

/// One column as it stands in the file.
private struct ColumnLayout {
    private let column: ColumnBuilder
    private var shape = ColumnShape.single
    private var startsWidth = 0
    private var valueWidth = 0
    private var valueCount = 0
    private var minimum: Int64 = 0
    private var divisor: UInt64 = 1
    private var dictionaryWidth = 0
    private(set) var presence = ByteWriter()
    private(set) var packedValues = ByteWriter()
    private(set) var dictionary = ByteWriter()

    init(_ column: ColumnBuilder, documentCount: UInt32) throws(TraCuuError) {
        self.column = column
        guard let last = column.documents.last, last < documentCount else {
            throw .usage("field \(column.name): a value of a document behind the last, \(documentCount)")
        }
        let order = column.kind == .keyword ? column.strings.sorted() : []
        let (counts, values) = Self.distinctValues(column, order, documentCount)
        valueCount = values.count
        pack(counts)
        pack(values)
        if column.kind == .keyword { pack(order) }
    }

    func appendEntry(to list: inout ByteWriter, start: UInt64) {
        list.append(lengthPrefixed: column.name)
        list.append(column.kind.rawValue)
        list.append(shape.rawValue)
        list.append(UInt8(startsWidth))
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

    /// The values with those of each document sorted and made distinct, and how many each document has. Strings are
    /// numbered by their place in `order`.
    private static func distinctValues(
        _ column: ColumnBuilder,
        _ order: [Int],
        _ documentCount: UInt32
    ) -> (counts: [UInt32], values: [Int64]) {
        var ordinals = [Int64](repeating: 0, count: order.count)
        for (ordinal, number) in order.enumerated() { ordinals[number] = Int64(ordinal) }
        var counts = [UInt32](repeating: 0, count: Int(documentCount))
        var values: [Int64] = []
        values.reserveCapacity(column.values.count)
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
            for value in own where values.count == before || values[values.count - 1] != value { values.append(value) }
            counts[Int(document)] = UInt32(values.count - before)
            start = end
        }
        return (counts, values)
    }

    /// Presence: from the number of values of each document.
    private mutating func pack(_ counts: [UInt32]) {
        if counts.contains(where: { $0 > 1 }) {
            shape = .multiple
            startsWidth = PackedIntegers.width(for: UInt64(valueCount))
            var sum: UInt64 = 0
            let ends = counts.lazy.map { count in
                sum += UInt64(count)
                return sum
            }
            var starts: [UInt64] = [0]
            starts.reserveCapacity(counts.count + 1)
            starts.append(contentsOf: ends)
            presence.append(packed: starts, width: startsWidth)
        } else if counts.contains(0) {
            shape = .sparse
            var words = [UInt64](repeating: 0, count: (counts.count + 63) / 64)
            for (document, count) in counts.enumerated() where count > 0 {
                words[document / 64] |= 1 << UInt64(document % 64)
            }
            for word in words { presence.append(fixed: word) }
            var rank: UInt32 = 0
            for word in words {
                presence.append(fixed: rank)
                rank += UInt32(word.nonzeroBitCount)
            }
            presence.append(contentsOf: repeatElement(0, count: -presence.count & 7))
        }
    }

    /// Values: by the kind of the column.
    private mutating func pack(_ values: [Int64]) {
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

    /// Dictionary: the strings in their order.
    private mutating func pack(_ order: [Int]) {
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
