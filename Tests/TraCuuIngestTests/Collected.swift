// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuIngest

/// A copy of a document, to compare.
struct Collected: Equatable {
    var id: String
    var title = ""
    var text = ""
    /// `name=value`; strings in quotation marks, doubles always with a fraction or an exponent.
    var fields: [String] = []
    var metadata = ""

    init(_ id: String, title: String = "", text: String = "", fields: [String] = [], metadata: String = "") {
        (self.id, self.title, self.text, self.fields, self.metadata) = (id, title, text, fields, metadata)
    }

    init(_ view: borrowing DocumentView) {
        id = Self.string(view.id)
        title = Self.string(view.title)
        text = Self.string(view.text)
        metadata = Self.string(view.metadata)
        fields = view.fields.map { field in
            let name = Self.string(field.name)
            switch field.kind {
            case .string: return "\(name)=\"\(Self.string(field.string))\""
            case .integer: return "\(name)=\(field.integer)"
            case .double: return "\(name)=\(field.double)"
            case .boolean: return "\(name)=\(field.integer == 1)"
            }
        }
    }

    private static func string(_ bytes: UnsafeRawBufferPointer) -> String {
        String(validating: bytes, as: UTF8.self) ?? "(ill-formed)"
    }
}

/// Everything that a reader gave.
struct Reading {
    var documents: [Collected] = []
    /// The bad lines and files as they were reported.
    var bad: [TraCuuError] = []
    /// The documents of doubtful encoding as they were reported.
    var doubts: [TraCuuError] = []
    /// The documents converted, by encoding.
    var converted: [String: Int] = [:]
    /// The number of documents of unknown encoding.
    var unknownCount = 0
    /// The error that ended the reading.
    var failure: TraCuuError?
    var bytesRead: UInt64 = 0
    var ignoredCount = 0
    var unreadCount = 0

    /// Reads all of `paths`, up to the first error.
    init(_ paths: [String], strict: Bool = false) throws {
        let reader = try DocumentReader(paths, strict: strict)
        let reports = Reports()
        reader.onBad = { reports.errors.append($0) }
        reader.onDoubt = { reports.doubts.append($0) }
        do {
            while try reader.next({ documents.append(Collected($0)) }) {}
        } catch let error as TraCuuError {
            failure = error
        }
        bad = reports.errors
        doubts = reports.doubts
        converted = reader.convertedCounts
        unknownCount = reader.unknownCount
        bytesRead = reader.bytesRead
        ignoredCount = reader.ignoredCount
        unreadCount = reader.unreadCount
    }

    /// Reads one file of that name and content.
    init(_ name: String = "a.jsonl", bytes: [UInt8]) throws {
        let folder = try SampleFolder()
        self = try Reading([folder.put(name, bytes)])
    }

    init(_ name: String = "a.jsonl", _ content: String) throws {
        try self.init(name, bytes: Array(content.utf8))
    }

    var ids: [String] { documents.map(\.id) }

    /// The lines that were bad.
    var badLines: [Int] {
        bad.compactMap { if case .badInput(_, let line?, _) = $0 { line } else { nil } }
    }

    /// Why lines and files were bad.
    var reasons: [String] { bad.compactMap(\.reason) }

    private final class Reports {
        var errors: [TraCuuError] = []
        var doubts: [TraCuuError] = []
    }
}

extension TraCuuError {
    /// The reason of a bad input.
    var reason: String? {
        if case .badInput(_, _, let reason) = self { reason } else { nil }
    }
}

/// The one document in `line`.
func document(_ line: String) throws -> Collected? {
    let reading = try Reading("a.jsonl", line)
    return reading.documents.count == 1 && reading.bad.isEmpty ? reading.documents[0] : nil
}

/// Why the only line is bad; nil if it is not.
func refusal(_ line: String) throws -> String? {
    try refusal(Array(line.utf8))
}

func refusal(_ line: [UInt8]) throws -> String? {
    let reading = try Reading("a.jsonl", bytes: line)
    return reading.documents.isEmpty && reading.badLines == [1] ? reading.reasons.first : nil
}
