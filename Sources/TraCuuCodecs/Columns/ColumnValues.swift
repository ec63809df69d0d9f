// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The values of a column in the order of the file: by document, those of each document sorted and made distinct.
struct ColumnValues {
    let name: String
    let kind: ColumnKind
    /// As those of ``ColumnBuilder``, but ordinals for keywords.
    private(set) var values: [Int64] = []
    /// The document of each value.
    private(set) var documents: [UInt32] = []
    /// Whether a document has more than one value.
    private(set) var isMultiple = false

    init(name: String, kind: ColumnKind) {
        self.name = name
        self.kind = kind
    }

    /// - Parameter order: the numbers of the strings of a keyword column, sorted; a value becomes its string's place.
    init(_ column: ColumnBuilder, _ order: [Int]) {
        self.init(name: column.name, kind: column.kind)
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
            if end == start + 1 {
                add(document, column.kind == .keyword ? ordinals[Int(column.values[start])] : column.values[start])
                start = end
                continue
            }
            var own = Array(column.values[start..<end])
            if column.kind == .keyword {
                for index in own.indices { own[index] = ordinals[Int(own[index])] }
            }
            own.sort()
            for value in own where values.count == before || values[values.count - 1] != value {
                add(document, value)
            }
            start = end
        }
    }

    /// Adds a value: of the document of the last and greater than it, or of one behind.
    mutating func add(_ document: UInt32, _ value: Int64) {
        if document == documents.last { isMultiple = true }
        values.append(value)
        documents.append(document)
    }

    /// Where the values of each document start, and where the last one's end.
    func starts(_ documentCount: Int) -> [UInt64] {
        var starts = [UInt64](repeating: 0, count: documentCount + 1)
        for document in documents { starts[Int(document) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        return starts
    }
}
