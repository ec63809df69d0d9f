// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// An order of documents by the numbers, dates or strings of a field.
package struct FieldOrder: Equatable, Sendable {
    package var field: String
    /// Smallest, earliest or first in the dictionary first; otherwise the other way. nil for what is natural: strings from the
    /// first of the dictionary on, dates and numbers from the latest or largest.
    package var isAscending: Bool?

    package init(field: String, isAscending: Bool?) {
        self.field = field
        self.isAscending = isAscending
    }
}

/// The place of a document in a ``FieldOrder``.
struct SortKey: Comparable {
    /// Documents without a value come last.
    var isMissing: Bool
    /// Numbers that sort as the values do, in the direction wanted.
    var value: Int64

    static let missing = SortKey(isMissing: true, value: 0)

    static func < (left: Self, right: Self) -> Bool {
        left.isMissing != right.isMissing ? right.isMissing : left.value < right.value
    }
}

/// Reads the keys of the documents of a segment.
struct SortKeys {
    /// What is compared in all segments, so that all keys are of one kind.
    enum Kind {
        case date
        case integer
        /// Integers too, as floating-point numbers.
        case double
        /// Strings, by their places in the dictionary.
        case keyword
    }

    private let kind: Kind
    private let isAscending: Bool
    private let columns: [Column]
    /// For strings the place of each ordinal.
    private let ranks: [UInt32]

    /// What can be compared in a snapshot: dates if any document has one, otherwise numbers, otherwise strings.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` if no document has a value in the field.
    static func kind(of field: String, in snapshot: IndexSnapshot) throws(TraCuuError) -> Kind? {
        var kinds: Set<ColumnKind> = []
        var names: Set<String> = []
        for segment in snapshot.segments {
            for column in segment.columns.columns {
                if column.name == field { kinds.insert(column.kind) }
                names.insert(column.name)
            }
        }
        if kinds.contains(.date) { return .date }
        if kinds.contains(.double) { return .double }
        if kinds.contains(.integer) { return .integer }
        if kinds.contains(.keyword) { return .keyword }
        if snapshot.segments.isEmpty { return nil }
        let known =
            names.isEmpty ? "no field has any value" : "there are \(names.sorted().prefix(20).joined(separator: ", "))"
        throw .usage("no document has a value in the field \(field) to sort by; \(known)")
    }

    init(
        _ order: FieldOrder,
        _ kind: Kind,
        _ segment: SegmentReader,
        ranks: [UInt32]
    ) throws(TraCuuError) {
        self.kind = kind
        self.ranks = ranks
        isAscending = order.isAscending ?? (kind == .keyword)
        let kinds: [ColumnKind] =
            switch kind {
            case .date: [.date]
            case .integer: [.integer]
            case .double: [.double, .integer]
            case .keyword: [.keyword]
            }
        var columns: [Column] = []
        for kind in kinds {
            if let column = try segment.columns.column(order.field, kind) { columns.append(column) }
        }
        self.columns = columns
    }

    /// The key of a document; of several values the one that comes first in the order counts.
    func key(of document: UInt32) -> SortKey {
        var best = SortKey.missing
        for column in columns {
            for index in column.values(of: document) {
                let value = value(of: column, at: index)
                best = min(best, SortKey(isMissing: false, value: isAscending ? value : ~value))
            }
        }
        return best
    }

    private func value(of column: Column, at index: Int) -> Int64 {
        switch kind {
        case .date, .integer: return column.integer(at: index)
        case .keyword:
            let ordinal = Int(column.ordinal(at: index))
            return ordinal < ranks.count ? Int64(ranks[ordinal]) : 0
        case .double: break
        }
        return Self.ordered(column.kind == .double ? column.double(at: index) : Double(column.integer(at: index)))
    }

    /// An integer that sorts as the number does.
    private static func ordered(_ number: Double) -> Int64 {
        let bits = Int64(bitPattern: (number == 0 ? 0 : number).bitPattern)
        return bits < 0 ? bits ^ .max : bits
    }
}
