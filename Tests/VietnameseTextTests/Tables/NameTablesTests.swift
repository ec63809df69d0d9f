// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

@Suite struct NameTablesTests {
    private func error(_ table: String) -> TableError? {
        var tables = NameTables.standard
        do throws(TableError) {
            try tables.add(table)
            return nil
        } catch {
            #expect(tables == .standard)
            return error
        }
    }

    /// Every row of the built-in tables can be read, and none is there twice.
    @Test func standardTables() throws {
        for part in [NameTables.standardTypes, NameTables.standardIssuers, NameTables.standardAbbreviations] {
            var tables = NameTables()
            try tables.add(part)
            let rows = part.split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(Set(rows).count == rows.count)
            #expect(tables.types.count + tables.issuers.count + tables.abbreviations.count == rows.count)
        }
        let standard = NameTables.standard
        #expect(standard.types.count > 50 && standard.issuers.count > 90 && standard.abbreviations.count > 80)
    }

    /// An abbreviation is made of the initials of what it stands for, or stands here with the reason why not.
    @Test func standardAbbreviations() {
        let others: Set = ["CDC", "TTg", "TƯ", "TW", "TP.HCM"]
        for row in NameTables.standard.abbreviations where !others.contains(row.short) {
            let text = "\(row.expansion) (\(row.short))"
            #expect(Abbreviations.harvest(in: text).map(\.expansion) == [row.expansion], "\(text)")
        }
    }

    @Test(
        arguments: [
            ("type", .columns(1)), ("type\tXX", .columns(2)), ("type\tXX\tTên\t\t", .columns(5)),
            ("loại\tXX\tTên", .kind("loại")),
            (" type\tXX\tTên", .kind(" type")), ("type\t\tTên", .shortForm("")), ("issuer\t-\tTên", .shortForm("-")),
            ("issuer\tX X\tTên", .shortForm("X X")), ("type\tXỘ\tTên", .shortForm("XỘ")),
            ("issuer\tABCDEFGHIJKLMNOPQ\tTên", .shortForm("ABCDEFGHIJKLMNOPQ")),
            ("abbreviation\t--\tTên", .shortForm("--")),
            ("abbreviation\t12\tTên", .shortForm("12")), ("abbreviation\t12\t99", .name), ("issuer\tXX\t99", .name),
            ("type\tXX\t", .name), ("abbreviation\tXX\t…", .name), ("type\tXX\tTên\talone", .attribute("alone")),
            ("issuer\tXX\tTên\tcited", .attribute("cited")), ("abbreviation\tXX\tTên\tstate", .attribute("state")),
            ("type\tXX\tTên\tstate party", .conflict("party")),
            ("type\tXX\tTên\tcited numbered", .conflict("numbered")),
            ("type\tXX\tTên\tjoint joint", .conflict("joint")),
            ("issuer\tXX\tTên\tfrom=2001 from=2002", .conflict("from=2001")),
            ("issuer\tXX\tTên\tfrom=2002 until=2001", .conflict("until=2001")),
            ("issuer\tXX\tTên\tfrom=năm", .year("năm")),
            ("issuer\tXX\tTên\tuntil=1800", .year("1800")),
        ] as [(String, TableError.Reason)]
    )
    func errors(_ row: String, _ reason: TableError.Reason) {
        #expect(error(row) == TableError(line: 1, reason: reason))
        #expect(error("# đầu\r\n\r\ntype\tYY\tTên khác\r\n\(row)\r\n") == TableError(line: 4, reason: reason))
        #expect(error(row).map { "\($0)" }?.hasPrefix("line 1: ") == true)
    }

    @Test func whatSaysNothing() throws {
        var tables = NameTables.standard
        try tables.add("\u{FEFF}# chú thích\n\n  \t \r\n#\ttype\n")
        try tables.add("")
        #expect(tables == .standard)
    }

    @Test func rows() throws {
        var tables = NameTables()
        try tables.add(
            "\u{FEFF}type\tXX\tTên\tstate  joint numbered\r\ntype\t-\tTên khác\t\nissuer\tY&Z\tCơ quan\tparty alone from=1990 until=2001\n"
                + "abbreviation\tA.B-C\tviết tắt\tambiguous"
        )
        #expect(
            tables.types == [
                .init(code: "XX", name: "Tên", scope: .state, isJoint: true, citation: .numbered),
                .init(code: nil, name: "Tên khác", scope: nil, isJoint: false, citation: nil),
            ]
        )
        #expect(
            tables.issuers == [
                .init(code: "Y&Z", name: "Cơ quan", scope: .party, standsAlone: true, firstYear: 1990, lastYear: 2001)
            ]
        )
        #expect(tables.abbreviations == [.init(short: "A.B-C", expansion: "viết tắt", isAmbiguous: true)])
    }

    /// Names may be of any script; in texts only those are found that the rules for words know.
    @Test func otherScripts() throws {
        var tables = NameTables()
        try tables.add("abbreviation\tEU\tЕвропа\nabbreviation\tЕС\tliên minh\ntype\tXX\tЕвропа\tcited")
        #expect(Abbreviations(tables).expansion(of: "EU") == "Европа")
        #expect(Abbreviations(tables).expansion(of: "ЕС") == "liên minh")
        #expect(DocumentNumberExtractor(tables: tables).numbers(in: "Москва 30 và").isEmpty)
    }

    /// `HĐ` and `HD` are two codes, though one in keys; a code that is there only with đ can be replaced without.
    @Test func laterCodes() throws {
        var tables = NameTables.standard
        try tables.add("type\tHĐ\tGiao kèo\nissuer\tHDND\tHội đồng")
        #expect(tables.types.filter { ["HĐ", "HD"].contains($0.code) }.map(\.name) == ["Hướng dẫn", "Giao kèo"])
        #expect(tables.issuers.filter { ["HĐND", "HDND"].contains($0.code) }.map(\.name) == ["Hội đồng"])
        let numbers = DocumentNumberExtractor(tables: tables).numbers(in: "12/HĐ-UBND, 12/HD-UBND")
        #expect(numbers.map(\.type) == ["Giao kèo", "Hướng dẫn"])
    }

    /// A later table takes the place of all rows of the short forms that it has, however they are spelled.
    @Test func laterTables() throws {
        var tables = NameTables.standard
        try tables.add("abbreviation\tBTC\tBộ Tài chính\nissuer\tBGD&ĐT\tBộ Học\ntype\tqd\tQuyết nghị")
        #expect(tables.abbreviations.filter { $0.short == "BTC" }.map(\.expansion) == ["Bộ Tài chính"])
        #expect(tables.issuers.filter { $0.code.hasPrefix("BGD") }.map(\.name) == ["Bộ Học"])
        #expect(tables.types.filter { ["QĐ", "qd"].contains($0.code) }.map(\.name) == ["Quyết nghị"])
        #expect(Abbreviations(tables).expansion(of: "btc") == "Bộ Tài chính")
    }
}
