// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import VietnameseText

@Suite struct ConvertTests {
    private static let text = """
        Kế hoạch trồng cây đầu xuân của thôn Đông
        Mỗi nhà nhận năm gốc bưởi, đào hố sẵn từ cuối tuần trước; phân chuồng ủ kỹ, tưới giữ ẩm trong mười ngày đầu.

        """

    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func write(_ name: String, _ text: String, _ encoding: VietnameseEncoding) throws {
        try workspace.write(name, encoding.encode(text).bytes)
    }

    @Test(arguments: VietnameseEncoding.all.filter { $0.charset != .windows1252 })
    func convertsWhatItDetects(encoding: VietnameseEncoding) throws {
        try write("a.txt", Self.text, encoding)
        let outcome = try workspace.run("convert", "a.txt")
        #expect(outcome.code == 0 && outcome.output == Self.text)
        #expect(outcome.lines.count == 1)
        #expect(outcome.messages.hasPrefix("a.txt: \(encoding.name)"))
        let said = try workspace.run("convert", "--json", "a.txt")
        #expect(said.output == Self.text && said.lines.count == 1)
        let report = try JSONSerialization.jsonObject(with: Data(said.messages.utf8)) as? [String: Any]
        #expect(report?["file"] as? String == "a.txt" && report?["encoding"] as? String == encoding.name)
        #expect(
            report?.integer("bytes") == encoding.encode(Self.text).bytes.count && report?.integer("ill_formed") == 0
        )
        if ![.utf16LittleEndian, .utf16BigEndian].contains(encoding) { #expect(report?["score"] as? Double == 1) }
        #expect(try workspace.run("convert", "--from", encoding.name, "a.txt").output == Self.text)
    }

    @Test func joinsFilesAndStandardInput() throws {
        try write("a.txt", Self.text, .tcvn3)
        try write("b.txt", Self.text, .vni)
        let outcome = try workspace.run("convert", "a.txt", "-", "b.txt", input: "giữa\n")
        #expect(outcome.code == 0 && outcome.output == Self.text + "giữa\n" + Self.text)
        #expect(
            outcome.lines.map { $0.prefix { $0 != "(" } } == ["a.txt: tcvn3 ", "standard input: utf-8", "b.txt: vni "]
        )
        #expect(try workspace.run("convert", input: Self.text).output == Self.text)
    }

    @Test func utf8StaysByteForByte() throws {
        let texts = [
            "\u{FEFF}Kế hoạch\r\n", Self.text.decomposedStringWithCanonicalMapping, "", "Né à Noël: été", "Ж 😀\n",
        ]
        for text in texts {
            try workspace.write("a.txt", text)
            let outcome = try workspace.shell("\"$T\" convert a.txt | cmp - a.txt")
            #expect(outcome.code == 0 && outcome.messages == "a.txt: utf-8\n")
        }
        try workspace.write("a.txt", Array("Kế ".utf8) + [0xE9, 0x0A])
        let damaged = try workspace.run("convert", "a.txt")
        #expect(damaged.code == 0 && damaged.output == "Kế é\n")
        #expect(damaged.messages == "a.txt: utf-8 (1 ill-formed byte read as windows-1252)\n")
    }

    @Test func whatCannotBeToldIsPassedOn() throws {
        try write("a.txt", "Née à Noël\n", .windows1252)
        try write("b.txt", Self.text, .viscii)
        let outcome = try workspace.shell(
            "\"$T\" convert a.txt b.txt > out; code=$?; head -c 11 out | cmp - a.txt; exit $code"
        )
        #expect(outcome.code == 1 && outcome.output.isEmpty)
        #expect(outcome.lines.first?.hasPrefix("a.txt: cannot be told, passed on as it is (likeliest ") == true)
        #expect(outcome.lines.last?.hasPrefix("b.txt: viscii (") == true)
        #expect(try workspace.read("out").hasSuffix(Self.text))
        let said = try workspace.run("convert", "--json", "a.txt")
        #expect(said.code == 1 && said.messages.hasPrefix(#"{"file":"a.txt","encoding":null,"#))
        #expect(try workspace.run("convert", "--from", "latin1", "a.txt").output == "Née à Noël\n")
    }

    @Test func refusesWrongUse() throws {
        try write("a.txt", Self.text, .tcvn3)
        for (arguments, code, outputs) in [
            ("--from koi8 a.txt", 2, 0), ("none.txt", 2, 0), (".", 3, 0), ("a.txt .", 3, 1),
        ] {
            let outcome = try workspace.shell("\"$T\" convert \(arguments)")
            #expect(outcome.code == code && outcome.lines.last?.hasPrefix("tracuu: ") == true, "\(arguments)")
            #expect(outcome.output == String(repeating: Self.text, count: outputs))
        }
    }

    @Test func writesAFileAsAWholeOrNotAtAll() throws {
        try write("a.txt", Self.text, .tcvn3)
        try workspace.write("out.txt", "cũ")
        #expect(try workspace.run("convert", "a.txt", "none.txt", "--output", "out.txt").code == 2)
        #expect(try workspace.read("out.txt") == "cũ")
        let names = try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
        #expect(!names.contains { $0.hasSuffix(".tmp") })
        // The file itself may be what is written.
        let outcome = try workspace.run("convert", "a.txt", "--output", "a.txt")
        #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.lines.count == 1)
        #expect(try workspace.read("a.txt") == Self.text)
        #expect(try workspace.run("convert", "a.txt", "--output", "/dev/stdout").output == Self.text)
    }

    @Test func nothingIsWrittenIfOneCannotBeTold() throws {
        try write("a.txt", Self.text, .tcvn3)
        try write("b.txt", "Née à Noël\n", .windows1252)
        try workspace.write("out.txt", "cũ")
        let outcome = try workspace.run("convert", "a.txt", "b.txt", "a.txt", "--output", "out.txt")
        #expect(outcome.code == 1 && outcome.lines.count == 3)
        #expect(outcome.lines.dropFirst().first?.hasPrefix("b.txt: cannot be told, nothing is written") == true)
        #expect(try workspace.read("out.txt") == "cũ")
        #expect(try workspace.run("convert", "b.txt", "--output", "new.txt").code == 1)
        #expect(!FileManager.default.fileExists(atPath: workspace.path("new.txt")))
    }

    @Test func onlyTheFirstFileKeepsItsByteOrderMark() throws {
        try workspace.write("a.txt", "\u{FEFF}một\n")
        let expected = "\u{FEFF}một\nmột\n".unicodeScalars
        for arguments in ["", "--from utf-8"] {
            let outcome = try workspace.shell("\"$T\" convert a.txt a.txt \(arguments)")
            #expect(outcome.code == 0 && outcome.output.unicodeScalars.elementsEqual(expected))
        }
    }

    @Test func textWithoutASCIIStaysByteForByte() throws {
        try workspace.write("a.txt", "a" + String(repeating: "一二三四", count: 400_000))
        for arguments in ["a.txt", "--from utf-8 < a.txt"] {
            let outcome = try workspace.shell("\"$T\" convert \(arguments) | cmp - a.txt")
            #expect(outcome.code == 0 && outcome.output.isEmpty)
        }
    }

    @Test func hugeFilesAreRefusedOrStreamed() throws {
        let outcome = try workspace.shell("truncate -s 2G a.txt && \"$T\" convert a.txt")
        #expect(outcome.code == 2 && outcome.messages == "tracuu: limit passed: a.txt has more than 1024 MiB\n")
        let streamed = try workspace.shell("\"$T\" convert --from tcvn3 a.txt | head -c 3000000 | wc -c")
        #expect(streamed.output.contains("3000000"))
    }

    @Test func largeFilesAreConvertedInPieces() throws {
        let long = String(repeating: Self.text, count: 8000)
        try write("a.txt", long, .vni)
        let outcome = try workspace.run("convert", "a.txt")
        #expect(outcome.code == 0)
        #expect(outcome.output == long)
    }

    @Test func indexingTellsUTF16ThatComesPieceByPiece() throws {
        try write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ về\"}\n", .utf16LittleEndian)
        let outcome = try workspace.shell(
            "{ head -c 6 a.jsonl; sleep 0.3; tail -c +7 a.jsonl; } | \"$T\" index - --index idx"
        )
        #expect(outcome.code == 0 && outcome.messages.contains("1 converted (1 utf-16le)"))
    }

    @Test func indexingSaysWhatItConverted() throws {
        try FileManager.default.createDirectory(atPath: workspace.path("kho"), withIntermediateDirectories: true)
        for (name, encoding) in [
            ("a", VietnameseEncoding.tcvn3), ("b", .tcvn3), ("c", .utf8), ("d", .utf16LittleEndian),
        ] {
            try write("kho/\(name).txt", Self.text, encoding)
        }
        try write("kho/e.txt", "Née à Noël", .windows1252)
        let outcome = try workspace.run("index", "kho", "--index", "idx")
        #expect(outcome.code == 0 && outcome.lines.count == 2)
        let doubt = "kho/e.txt: not valid UTF-8 at byte 1, and the encoding cannot be told; it is read as windows-1252"
        #expect(outcome.lines.first == "tracuu: \(doubt)")
        let summary = "indexed 5 documents, 3 converted (2 tcvn3, 1 utf-16le), 1 of unknown encoding, "
        #expect(outcome.lines.last?.hasPrefix(summary) == true)
        #expect(
            Set(try workspace.run("search", "idx", "trồng cây", "--json").json().ids) == [
                "a.txt", "b.txt", "c.txt", "d.txt",
            ]
        )
        #expect(Set(try workspace.run("search", "idx", "encoding:tcvn3", "--json").json().ids) == ["a.txt", "b.txt"])
        let unknown = try workspace.run("search", "idx", "encoding:unknown", "--json").json().hits
        #expect(unknown.first?["title"] as? String == "Née à Noël" && unknown.count == 1)

        let report = try workspace.run("index", "kho", "--index", "idx", "--json").json()
        #expect(report["converted"] as? [String: Int] == ["tcvn3": 2, "utf-16le": 1])
        #expect(report.integer("unknown_encoding") == 1 && report.integer("bad") == 0)
        #expect(try workspace.run("index", "kho", "--index", "new", "--strict").code == 2)
    }
}
