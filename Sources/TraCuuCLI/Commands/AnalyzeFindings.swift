// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu
import VietnameseText

/// What `analyze` finds in a text beside its tokens: document numbers, and abbreviations that the text defines.
struct AnalyzeFindings {
    private let identifiers: [DocumentNumber]
    private let abbreviations: [DefinedAbbreviation]

    /// Looks through a text with the standard names, and those of a table file on top.
    init(_ text: [UInt8], tables path: String?) throws(TraCuuError) {
        var tables = NameTables.standard
        if let path {
            guard let table = String(validating: try Files.read(path), as: UTF8.self) else {
                throw .badInput(source: path, line: nil, reason: "not valid UTF-8")
            }
            do throws(TableError) {
                try tables.add(table)
            } catch {
                throw .badInput(source: path, line: error.line, reason: error.reason.description)
            }
        }
        let extractor = DocumentNumberExtractor(tables: tables)
        identifiers = text.withUnsafeBytes { extractor.numbers(inUTF8: $0) }
        abbreviations = text.withUnsafeBytes { Abbreviations.harvest(inUTF8: $0) }
    }

    /// Lines for a person, after those of the tokens: `-` stands for what is not known.
    var table: String {
        let numbers = identifiers.map { number in
            let names = [number.type ?? "-", number.issuer ?? "-", number.date ?? "-"]
            return Self.line("identifier", number.range, [number.role.rawValue, number.key] + names + [number.text])
        }
        let definitions = abbreviations.map {
            Self.line("abbreviation", $0.shortRange, [$0.short, $0.expansion])
        }
        return (numbers + definitions).joined()
    }

    private static func line(_ kind: String, _ range: Range<Int>, _ columns: [String]) -> String {
        ([kind, "\(range.lowerBound)-\(range.upperBound)"] + columns.map(Text.printable)).joined(separator: "\t") + "\n"
    }

    /// Writes the members `identifiers` and `abbreviations`.
    func write(to json: inout JSONWriter) {
        json.name("identifiers")
        json.array(identifiers) { json, number in
            json.object { json in
                json.member("key", number.key)
                json.member("type", orNull: number.type)
                json.member("issuer", orNull: number.issuer)
                json.member("date", orNull: number.date)
                json.member("start", number.range.lowerBound)
                json.member("end", number.range.upperBound)
                json.member("number", number.number)
                json.member("year", orNull: number.year)
                json.member("family", orNull: number.family?.rawValue)
                json.member("role", number.role.rawValue)
                json.member("short", number.isShort)
            }
        }
        json.name("abbreviations")
        json.array(abbreviations) { json, definition in
            json.object { json in
                json.member("short", definition.short)
                json.member("expansion", definition.expansion)
                json.member("start", definition.shortRange.lowerBound)
                json.member("end", definition.shortRange.upperBound)
                json.member("expansion_start", definition.expansionRange.lowerBound)
                json.member("expansion_end", definition.expansionRange.upperBound)
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, orNull text: String?) {
        self.name(name)
        if let text { value(text) } else { null() }
    }

    fileprivate mutating func member(_ name: String, orNull number: Int?) {
        self.name(name)
        if let number { value(number) } else { null() }
    }
}
