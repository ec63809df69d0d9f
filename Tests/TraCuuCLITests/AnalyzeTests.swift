// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

/// What `analyze` finds beside tokens.
@Suite struct AnalyzeTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let text =
        "Theo Nghị định số 145/2020/NĐ-CP ngày 14/12/2020, Chỉ thị 30, 7/2019/QĐ-HVX; cán bộ, công chức (CBCC)"

    /// The lines that are no tokens: those begin with their position.
    private func findings(_ outcome: Workspace.Outcome) -> [String] {
        outcome.output.split(separator: "\n").map(String.init).filter { !($0.first?.isNumber ?? true) }
    }

    @Test func json() throws {
        let outcome = try workspace.run("analyze", Self.text, "--json")
        #expect(outcome.code == 0)
        let expected =
            #""identifiers":[{"key":"145-2020-nd-cp","type":"Nghị định","issuer":"Chính phủ","date":"2020-12-14","#
            + #""start":25,"end":40,"number":"145","year":2020,"family":"normative","role":"cites","short":false},"#
            + #"{"key":"30-*-ct-*","type":"Chỉ thị","issuer":null,"date":null,"#
            + #""start":59,"end":73,"number":"30","year":null,"family":null,"role":"cites","short":true},"#
            + #"{"key":"7-2019-qd-hvx","type":"Quyết định","issuer":"HVX","date":null,"#
            + #""start":75,"end":89,"number":"7","year":2019,"family":"normative","role":"cites","short":false}],"#
            + #""abbreviations":[{"short":"CBCC","expansion":"cán bộ, công chức","#
            + #""start":116,"end":120,"expansion_start":91,"expansion_end":114}]}"#
        #expect(outcome.output.hasSuffix(expected + "\n"), "\(outcome.output)")
        _ = try outcome.json()
    }

    @Test func lines() throws {
        let outcome = try workspace.run("analyze", Self.text)
        #expect(
            findings(outcome) == [
                "identifier\t25-40\tcites\t145-2020-nd-cp\tNghị định\tChính phủ\t2020-12-14\t145/2020/NĐ-CP",
                "identifier\t59-73\tcites\t30-*-ct-*\tChỉ thị\t-\t-\tChỉ thị 30",
                "identifier\t75-89\tcites\t7-2019-qd-hvx\tQuyết định\tHVX\t-\t7/2019/QĐ-HVX",
                "abbreviation\t116-120\tCBCC\tcán bộ, công chức",
            ]
        )
        #expect(outcome.output.hasSuffix("\tcán bộ, công chức\n"))
    }

    @Test func heading() throws {
        let outcome = try workspace.run(
            "analyze",
            "--json",
            input: "UBND TỈNH\nSố: 12/QĐ-UBND\nX, ngày 05 tháng 3 năm 2020\n"
        )
        let identifiers = try #require(try outcome.json()["identifiers"] as? [[String: Any]])
        #expect(identifiers.map { $0["role"] as? String } == ["self"])
        #expect(identifiers.map { $0["date"] as? String } == ["2020-03-05"])
    }

    @Test func ownTables() throws {
        let tables = try workspace.write("co-quan.tsv", "issuer\tHVX\tHọc viện X\n")
        let outcome = try workspace.run("analyze", Self.text, "--tables", tables)
        #expect(
            findings(outcome).contains(
                "identifier\t75-89\tcites\t7-2019-qd-hvx\tQuyết định\tHọc viện X\t-\t7/2019/QĐ-HVX"
            )
        )
    }

    @Test func damagedTables() throws {
        let tables = try workspace.write("co-quan.tsv", "# của tôi\nissuer\tHVX\n")
        let outcome = try workspace.run("analyze", "văn bản", "--tables", tables)
        #expect(outcome.code == 2 && outcome.output.isEmpty)
        #expect(
            outcome.messages
                == "tracuu: \(tables):2: a row has three columns, or four, with a tab between them; there are 2\n"
        )
        let missing = try workspace.run("analyze", "văn bản", "--tables", workspace.path("không.tsv"))
        #expect(missing.code == 2 && missing.lines.count == 1)
        let bytes = try workspace.shell("printf 'a\\xff' > xấu.tsv; \"$T\" analyze a --tables xấu.tsv")
        #expect(bytes.code == 2 && bytes.messages == "tracuu: xấu.tsv: not valid UTF-8\n")
    }
}
