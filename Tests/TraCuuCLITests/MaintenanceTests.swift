// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@Suite struct MaintenanceTests {
    private let workspace: Workspace
    private let index: String

    init() throws {
        workspace = try Workspace()
        index = try workspace.fixtureIndex()
    }

    @Test func deletesDocuments() throws {
        let outcome = try workspace.run("delete", index, "qd-455-2022", "không-có", "--json")
        #expect(outcome.code == 0)
        let report = try outcome.json()
        #expect(report.integer("deleted") == 1)
        #expect(report["missing"] as? [String] == ["không-có"])
        #expect(try workspace.run("show", index, "qd-455-2022").code == 1)
        let ids = try workspace.run("search", index, "quy chế dân chủ", "--json", "-k", "64").json().ids
        #expect(!ids.isEmpty && !ids.contains("qd-455-2022"))
        let statistics = try workspace.run("stats", index, "--json").json()
        #expect(statistics.integer("documents") == 63 && statistics.integer("deleted") == 1)
    }

    @Test func deletesWhatAFileNames() throws {
        try workspace.write("ids.txt", "nd-145-2020\r\n\nqd-455-2022\n")
        #expect(try workspace.run("delete", index, "--from", "ids.txt", "--json").json().integer("deleted") == 2)
        let again = try workspace.run("delete", index, "--from", "ids.txt")
        #expect(again.code == 1)
        #expect(again.lines.first == "tracuu: no document has the id nd-145-2020")
        #expect(try workspace.run("delete", index).code == 2)
    }

    @Test func mergesWhatIsLeft() throws {
        try workspace.write("a.jsonl", "{\"id\":\"qd-455-2022\",\"text\":\"lũ\"}\n{\"id\":\"mới\",\"text\":\"lũ\"}\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", index).code == 0)
        let before = try workspace.run("stats", index, "--json").json()
        #expect(before.integer("documents") == 65 && before.integer("deleted") == 1 && before.integer("segments") == 2)
        let outcome = try workspace.run("merge", index, "--json")
        #expect(outcome.code == 0)
        #expect(try outcome.json().integer("segments") == 1)
        let after = try workspace.run("stats", index, "--json").json()
        #expect(after.integer("documents") == 65 && after.integer("deleted") == 0 && after.integer("segments") == 1)
        #expect(try workspace.run("check", index).code == 0)
    }

    @Test func mergesIntoAnotherOrder() throws {
        func scores() throws -> [String: Double] {
            let query = "quy chế dân chủ ở cơ sở"
            let found = try workspace.run("search", index, query, "--json", "-k", "64", "--ranker", "bm25").json()
            let hits = found["hits"] as? [[String: Any]] ?? []
            return Dictionary(
                uniqueKeysWithValues: hits.map { ($0["id"] as? String ?? "", $0["score"] as? Double ?? 0) }
            )
        }
        let before = try scores()
        #expect(before.count > 10)
        let outcome = try workspace.run("merge", index, "--reorder", "--json")
        #expect(outcome.code == 0)
        #expect(try outcome.json().integer("documents") == 64)
        #expect(try scores() == before)
        #expect(try workspace.run("check", index).code == 0)
        #expect(try workspace.run("show", index, "nd-145-2020").code == 0)
    }

    @Test func showsDocuments() throws {
        let outcome = try workspace.run("show", index, "nd-145-2020", "--json")
        #expect(outcome.code == 0)
        let document = try outcome.json()
        #expect(Set(document.keys) == ["id", "title", "text", "fields"])
        #expect((document["text"] as? String)?.contains("đối thoại") == true)
        let text = try workspace.run("show", index, "chi-thi/dan-chu-co-so.txt")
        #expect(text.code == 0)
        #expect(text.output.contains("\nid: chi-thi/dan-chu-co-so.txt\n"))
    }

    @Test func keepsDecomposedTextAsItWas() throws {
        let archive = String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: Workspace.fixtures + "/archive.jsonl")),
            as: UTF8.self
        )
        let line = try #require(archive.split(separator: "\n").first { $0.contains("tin-khac-phuc-mua-lu-nfd") })
        let source = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let document = try workspace.run("show", index, "tin-khac-phuc-mua-lu-nfd", "--json").json()
        for name in ["title", "text"] {
            let expected = try #require(source[name] as? String)
            #expect((document[name] as? String).map { Array($0.utf8) } == Array(expected.utf8))
        }
    }

    @Test func describesTheIndex() throws {
        let statistics = try workspace.run("stats", index, "--json").json()
        for name in ["documents", "terms", "postings", "tokens", "bytes", "segments", "generation"] {
            #expect((statistics.integer(name) ?? 0) > 0, "\(name)")
        }
        #expect(statistics.integer("cut_terms") == 0)
        let structures = try #require(statistics["structures"] as? [String: Int])
        #expect(structures.values.reduce(0, +) == statistics.integer("bytes"))
        #expect(structures.keys.contains("postings"))
        #expect(try workspace.run("stats", index).output.hasPrefix("documents     64\n"))
    }

    @Test func checksASoundIndex() throws {
        let report = try workspace.run("check", index, "--json").json()
        #expect(report["ok"] as? Bool == true)
        #expect((report["problems"] as? [String])?.isEmpty == true)
        #expect(report.integer("documents") == 64)
        #expect((report.integer("files") ?? 0) >= 7)
    }

    @Test func reportsDamage() throws {
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: index).first { $0.hasSuffix(".postings") }
        )
        let file = URL(fileURLWithPath: index + "/" + name)
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 0x10
        try bytes.write(to: file)
        let outcome = try workspace.run("check", index, "--json")
        #expect(outcome.code == 3)
        #expect(outcome.messages.contains(name) && outcome.messages.contains("damaged"), "\(outcome.messages)")
        #expect(try workspace.run("search", index, "dan chu").code == 3)
    }

    @Test func refusesFilesOfOthers() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: index).filter { $0.hasPrefix("commit-") }
        try Data("đây không phải là chỉ mục, chỉ là một đoạn văn đủ dài để không bị coi là cụt.".utf8)
            .write(to: URL(fileURLWithPath: index + "/" + (names.first ?? "")))
        let outcome = try workspace.run("search", index, "dan chu")
        #expect(outcome.code == 3)
        #expect(outcome.lines.count == 1)
    }

    @Test(arguments: ["a damaged byte", "an empty file", "another file"])
    func reportsADamagedCommit(damage: String) throws {
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: index).first { $0.hasPrefix("commit-") }
        )
        let file = URL(fileURLWithPath: index + "/" + name)
        var bytes = try Data(contentsOf: file)
        switch damage {
        case "a damaged byte": bytes[bytes.count / 2] ^= 0x10
        case "an empty file": bytes = Data()
        default: bytes = Data("đây không phải là chỉ mục, chỉ là một đoạn văn đủ dài để không bị coi là cụt.".utf8)
        }
        try bytes.write(to: file)
        let outcome = try workspace.run("check", index, "--json")
        #expect(outcome.code == 3)
        #expect(outcome.lines.count == 1 && outcome.messages.contains(name), "\(outcome.messages)")
        let report = try outcome.json()
        #expect(report["ok"] as? Bool == false)
        #expect(report["problems"] as? [String] == [String(outcome.messages.dropFirst("tracuu: ".count).dropLast())])
        #expect(report.integer("files") == 0 && report.integer("documents") == 0)
        let text = try workspace.run("check", index)
        #expect(text.code == 3 && text.output.hasPrefix("1 problem: 0 files, "))
    }

    @Test(arguments: [
        "search không-có lũ", "stats không-có", "check không-có", "show không-có 1", "delete không-có 1",
        "merge không-có",
        "topics không-có t.tsv", "search t.tsv lũ", "stats .", "check .", "merge .",
    ])
    func saysThatThereIsNoIndex(command: String) throws {
        try workspace.write("t.tsv", "q1\tlũ\n")
        let outcome = try workspace.shell("\"$T\" \(command)")
        #expect(outcome.code == 3)
        #expect(outcome.output.isEmpty)
        #expect(outcome.lines.count == 1 && outcome.messages.contains("no index here"), "\(outcome.messages)")
        #expect(!FileManager.default.fileExists(atPath: workspace.path("không-có")))
    }
}
