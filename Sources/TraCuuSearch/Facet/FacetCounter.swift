// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// Counts the values of a field in documents of one segment: by ordinals where there are any, so that no string is touched.
struct FacetCounter {
    private let columns: [Column]
    private let period: FacetPeriod
    /// For each ordinal of the keywords its documents.
    private var keywords: [UInt32] = []
    /// The documents of numbers, by the kind of their column, and of periods.
    private var numbers: [NumberKey: UInt32] = [:]

    /// A number or period: an integer, the bits of a floating-point number, or a period as ``period(of:)`` gives it.
    private struct NumberKey: Hashable {
        var kind: ColumnKind
        var value: Int64
    }

    init(_ request: FacetRequest, _ segment: SegmentReader) throws(TraCuuError) {
        period = request.period
        var columns: [Column] = []
        for kind in ColumnKind.allCases {
            if let column = try segment.columns.column(request.field, kind) { columns.append(column) }
        }
        self.columns = columns
        let distinct = columns.first { $0.kind == .keyword }?.distinctCount ?? 0
        keywords = [UInt32](repeating: 0, count: distinct)
    }

    /// Counts the documents of a window.
    mutating func add(_ window: Window) {
        for column in columns {
            switch column.kind {
            case .keyword: addKeywords(window, column)
            case .integer: add(window, column) { column.integer(at: $0) }
            case .double: add(window, column) { Int64(bitPattern: column.double(at: $0).bitPattern) }
            case .date:
                let period = period
                add(window, column) { Self.period(of: column.integer(at: $0), period) }
            }
        }
    }

    private mutating func addKeywords(_ window: Window, _ column: Column) {
        keywords.withUnsafeMutableBufferPointer { counts in
            window.visitDocuments { document in
                for index in column.values(of: document) {
                    let ordinal = Int(column.ordinal(at: index))
                    if ordinal < counts.count { counts[ordinal] &+= 1 }
                }
            }
        }
    }

    /// Counts numbers; those of a document ascend, so that equal ones stand side by side.
    private mutating func add(_ window: Window, _ column: Column, _ value: (Int) -> Int64) {
        var run: (value: Int64, count: UInt32) = (0, 0)
        window.visitDocuments { document in
            var last: Int64?
            for index in column.values(of: document) {
                let value = value(index)
                if value == last { continue }
                last = value
                if value != run.value {
                    if run.count > 0 {
                        numbers[NumberKey(kind: column.kind, value: run.value), default: 0] += run.count
                    }
                    run = (value, 0)
                }
                run.count += 1
            }
        }
        if run.count > 0 { numbers[NumberKey(kind: column.kind, value: run.value), default: 0] += run.count }
    }

    /// A number that stands for the period of a date, in milliseconds: its digits are those of the label.
    private static func period(of milliseconds: Int64, _ period: FacetPeriod) -> Int64 {
        let date = ISODate.day(milliseconds)
        return switch period {
        case .year: date.year
        case .month: date.year * 100 + date.month
        case .day: date.year * 10_000 + date.month * 100 + date.day
        }
    }

    /// Hands out each value that occurs and its count.
    func visit(_ body: (String, UInt64) -> Void) {
        if let column = columns.first(where: { $0.kind == .keyword }) {
            for (ordinal, count) in keywords.enumerated() where count > 0 {
                body(String(decoding: column.keyword(UInt32(ordinal)), as: UTF8.self), UInt64(count))
            }
        }
        for (key, count) in numbers { body(label(key), UInt64(count)) }
    }

    private func label(_ key: NumberKey) -> String {
        switch key.kind {
        case .double: return "\(Double(bitPattern: UInt64(bitPattern: key.value)))"
        case .date:
            let digits = String(key.value)
            switch period {
            case .year: return Self.padded(digits, 4)
            case .month: return Self.dashed(Self.padded(digits, 6), [4])
            case .day: return Self.dashed(Self.padded(digits, 8), [4, 6])
            }
        case .integer, .keyword: return String(key.value)
        }
    }

    private static func padded(_ digits: String, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - digits.count)) + digits
    }

    private static func dashed(_ digits: String, _ places: [Int]) -> String {
        var text = ""
        for (place, digit) in digits.enumerated() {
            if places.contains(place) { text += "-" }
            text.append(digit)
        }
        return text
    }
}

extension Window {
    /// Hands out the documents that match, ascending.
    @inline(__always)
    func visitDocuments(_ body: (UInt32) -> Void) {
        for word in 0..<Self.wordCount {
            var rest = bits[word]
            while rest != 0 {
                body(start &+ UInt32(word &* 64 &+ rest.trailingZeroBitCount))
                rest &= rest &- 1
            }
        }
    }
}
