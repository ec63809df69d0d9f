// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

/// A value as a test writes it.
enum TestValue: Hashable {
    case string(String)
    case integer(Int64)
    case boolean(Bool)
    case double(Double)
}

/// What columns must hold, the plain way.
struct ColumnsModel {
    struct Key: Hashable {
        let name: String
        let kind: ColumnKind
    }

    /// The values of each document as text, sorted and distinct.
    private(set) var columns: [Key: [UInt32: Set<TestValue>]] = [:]

    mutating func add(_ document: UInt32, _ name: String, _ value: TestValue) {
        let (kind, stored): (ColumnKind, TestValue)
        switch value {
        case .string(let string):
            if let date = Array(string.utf8).withUnsafeBytes({ ISODate.milliseconds($0) ?? ISODate.vietnameseDay($0) })
            {
                (kind, stored) = (.date, .integer(date))
            } else {
                (kind, stored) = (.keyword, value)
            }
        case .integer: (kind, stored) = (.integer, value)
        case .boolean(let truth): (kind, stored) = (.integer, .integer(truth ? 1 : 0))
        case .double: (kind, stored) = (.double, value)
        }
        columns[Key(name: name, kind: kind), default: [:]][document, default: []].insert(stored)
    }
}

extension ColumnsBuilder {
    mutating func add(_ document: UInt32, _ name: String, _ value: TestValue) throws {
        try Array(name.utf8).withUnsafeBytes { name in
            switch value {
            case .string(let string):
                try Array(string.utf8).withUnsafeBytes { try add(document, FieldValue(name: name, string: $0)) }
            case .integer(let integer):
                try add(document, FieldValue(name: name, kind: .integer, integer: integer))
            case .boolean(let truth):
                try add(document, FieldValue(name: name, kind: .boolean, integer: truth ? 1 : 0))
            case .double(let double):
                try add(document, FieldValue(name: name, kind: .double, double: double))
            }
        }
    }
}

extension Column {
    /// The values of a document in their order.
    func testValues(of document: UInt32) -> [TestValue] {
        values(of: document).map { index in
            switch kind {
            case .keyword: .string(String(decoding: keyword(ordinal(at: index)), as: UTF8.self))
            case .integer, .date: .integer(integer(at: index))
            case .double: .double(double(at: index))
            }
        }
    }
}

extension TestValue: Comparable {
    static func < (left: TestValue, right: TestValue) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.integer(let left), .integer(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        default: false
        }
    }
}
