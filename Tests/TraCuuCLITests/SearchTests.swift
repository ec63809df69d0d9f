// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

@Suite struct SearchTests {
    private let workspace: Workspace
    private let index: String

    init() throws {
        workspace = try Workspace()
        index = try workspace.fixtureIndex()
    }

    @Test func findsWithAndWithoutDiacritics() throws {
        for query in ["quy che dan chu", "quy chế dân chủ"] {
            let ids = try workspace.run("search", index, query, "--json").json().ids
            #expect(ids.prefix(5).contains("qd-455-2022"), "\(query)")
        }
    }

    @Test(arguments: [
        ("toạ đàm dân vận", "tọa đàm dân vận"), ("hoà giải", "hòa giải"), ("uỷ ban", "ủy ban"), ("khoẻ", "khỏe"),
        ("thẩm định", "tha\u{302}\u{309}m đi\u{323}nh"),
    ])
    func givesTheSameForEachSpelling(one: String, other: String) throws {
        func hits(_ query: String) throws -> [String] {
            try workspace.run("search", index, query, "--json", "-k", "50").json().hits.map {
                "\($0["id"] ?? "") \($0["score"] ?? "")"
            }
        }
        let found = try hits(one)
        #expect(!found.isEmpty)
        #expect(try hits(other) == found)
    }

    @Test func saysWhatItTookAWordFor() throws {
        let outcome = try workspace.run("search", index, "quy chê", "-k", "1")
        #expect(outcome.output.hasPrefix("chê is nowhere spelled so, taken for "))
        let json = try workspace.run("search", index, "quy chê", "--json").json()
        let notice = try #require((json["notices"] as? [[String: Any]])?.first)
        #expect(notice["kind"] as? String == "broadened" && notice["text"] as? String == "chê")
        #expect(notice["range"] as? [Int] == [4, 8])
        #expect((notice["taken_for"] as? [String])?.contains("chế") == true)
    }

    @Test func saysHowAQueryWasRead() throws {
        let outcome = try workspace.run("search", index, "bão (lũ", "-k", "1")
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        #expect(outcome.output.hasPrefix("(: this ( is never closed; it closes at the end\n1. "))
        let json = try workspace.run("search", index, "bão (lũ", "-k", "1", "--json").json()
        let notices = try #require(json["notices"] as? [[String: Any]])
        #expect(notices.map { $0["kind"] as? String } == ["repaired"])
        #expect(notices.first?["range"] as? [Int] == [5, 6])
        #expect(notices.first?["reason"] as? String == "this ( is never closed; it closes at the end")
        let strict = try workspace.run("search", index, "bão (lũ", "--strict")
        #expect(strict.code == 2 && strict.output.isEmpty)
        #expect(
            strict.messages == "tracuu: query, byte 5: this ( is never closed; write \\( to search for it\n"
        )
        #expect(try workspace.run("search", index, "?").code == 1)
    }

    @Test func printsJSON() throws {
        let outcome = try workspace.run("search", index, "quy chế dân chủ", "-k", "3", "--json")
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        #expect(outcome.output.hasPrefix("{\"total\":"))
        #expect(outcome.output.contains("Quyết định"))
        let results = try outcome.json()
        #expect(Set(results.keys) == ["total", "took_ms", "notices", "hits", "next"])
        #expect(results.hits.count == 3)
        #expect((results.integer("total") ?? 0) > 3)
        #expect(results.hits.compactMap { $0["rank"] as? Int } == [1, 2, 3])
        for hit in results.hits {
            #expect(
                Set(hit.keys) == [
                    "rank", "id", "score", "title", "title_highlights", "snippet", "highlights", "fields",
                ]
            )
            let snippet = try #require(hit["snippet"] as? String)
            let ranges = try #require(hit["highlights"] as? [[Int]])
            #expect(!ranges.isEmpty)
            for range in ranges {
                let marked = String(decoding: Array(snippet.utf8)[range[0]..<range[1]], as: UTF8.self).lowercased()
                #expect(["quy", "chế", "dân", "chủ", "qcdc"].contains { marked.contains($0) }, "\(marked)")
            }
        }
        let scores = results.hits.compactMap { $0["score"] as? Double }
        #expect(scores == scores.sorted(by: >))
    }

    @Test func givesFieldsAsTheyWere() throws {
        let results = try workspace.run("search", index, "\"đối thoại\" nghị định 145", "--json", "-k", "50").json()
        let hit = try #require(results.hits.first { $0["id"] as? String == "nd-145-2020" })
        let fields = try #require(hit["fields"] as? [String: Any])
        #expect(fields["number"] as? String == "145/2020/NĐ-CP")
        #expect(fields["pages"] as? Int == 112)
        #expect(fields["tags"] as? [String] == ["lao động", "đối thoại", "doanh nghiệp"])
    }

    @Test func turnsPages() throws {
        let all = try workspace.run("search", index, "dan chu", "--json", "-k", "6").json().ids
        let second = try workspace.run("search", index, "dan chu", "--json", "-k", "3", "--offset", "3").json()
        #expect(second.ids == Array(all.dropFirst(3)))
        #expect(second.hits.first?["rank"] as? Int == 4)
    }

    @Test func printsForPeople() throws {
        let outcome = try workspace.run("search", index, "\"quy chế dân chủ\"", "-k", "2")
        #expect(outcome.code == 0 && outcome.messages.isEmpty)
        #expect(outcome.output.hasPrefix("1. "))
        #expect(outcome.output.contains("\n2. "))
        #expect(!outcome.output.contains("\u{1B}"))
        let last = try #require(outcome.output.split(separator: "\n").last)
        #expect(last.contains(" documents, ") && last.hasSuffix(" ms"))
    }

    @Test func makesControlCharactersHarmless() throws {
        try workspace.write(
            "a.jsonl",
            "{\"id\":\"1\\u001b[2J\",\"title\":\"Lũ\\u0007\\u009b31m\",\"text\":\"lũ\\u202e \\u001b]0;x\"}\n"
        )
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        let text = try workspace.run("search", "b", "lũ").output
        #expect(
            !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B || $0.value == 0x202E }
        )
        #expect(try workspace.run("search", "b", "lũ", "--json").json().ids == ["1\u{1B}[2J"])
    }

    @Test func cutsLongTitlesOnTheBordersOfWords() throws {
        // Words of 7 characters and a space: 160 characters are 20 of them.
        let titles = [
            String(repeating: "nghiêng ", count: 21), "lũ " + String(repeating: "nghiêng ", count: 20),
            String(repeating: "nghiêng ", count: 19) + "nghiêng.", String(repeating: "ế", count: 200),
        ]
        let lines = titles.enumerated().map { #"{"id":"\#($0.offset)","title":"\#($0.element)","text":"mưa"}"# }
        try workspace.write("a.jsonl", lines.joined(separator: "\n"))
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        let expected = [
            String(repeating: "nghiêng ", count: 20).dropLast() + "…",
            "lũ " + String(repeating: "nghiêng ", count: 19).dropLast() + "…", titles[2],
            String(repeating: "ế", count: 160) + "…",
        ]
        let list = try workspace.run("search", "b", "mưa").output.split(separator: "\n")
        let table = try workspace.run("topics", "b", workspace.write("t.tsv", "q1\tmưa\n")).output.split(
            separator: "\n"
        )
        for title in expected {
            #expect(list.contains { $0.dropFirst(3) == title }, "\(title)")
            #expect(table.contains { $0.hasSuffix("  " + title) }, "\(title)")
        }
        let json = try workspace.run("search", "b", "mưa", "--json").json()
        #expect(Set(json.hits.compactMap { $0["title"] as? String }) == Set(titles))
    }

    @Test func saysThatNothingWasFound() throws {
        let outcome = try workspace.run("search", index, "xyzzyx")
        #expect(outcome.code == 1)
        #expect(outcome.output.hasPrefix("0 documents, "))
        let json = try workspace.run("search", index, "xyzzyx", "--json")
        #expect(json.code == 1)
        #expect(try json.json().integer("total") == 0)
    }

    @Test(arguments: [
        ["\"không đóng", "--strict"], ["(a", "--strict"], ["", "--strict"], ["AND", "--strict"], ["a", "-k", "0"],
        ["a", "-k", "x"], ["a", "--ranker", "best"],
        ["a", "--b", "2"], ["a", "--k1", "nan"], ["a", "--offset", "1000000000000"], ["a", "--tuỳ-chọn"], [],
    ])
    func refusesWrongUse(arguments: [String]) throws {
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try workspace.shell("\"$T\" search '\(index)' \(quoted)")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.lines.count == 1 && outcome.messages.hasPrefix("tracuu: "), "\(outcome.messages)")
    }

    @Test func ranksByItsParameters() throws {
        func scores(_ options: String) throws -> [Double] {
            try workspace.shell("\"$T\" search '\(index)' 'dan chu' --json \(options)").json().hits
                .compactMap { $0["score"] as? Double }
        }
        let usual = try scores("--ranker bm25")
        #expect(try scores("--k1 1.2 --b 0.75 --ranker bm25") == usual)
        #expect(try scores("--k1 2 --b 0 --ranker bm25") != usual)
    }

    @Test func takesExactSpellings() throws {
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"đường\"}\n{\"id\":\"2\",\"text\":\"duong\"}\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        #expect(try workspace.run("search", "b", "duong", "--json").json().ids.sorted() == ["1", "2"])
        #expect(try workspace.run("search", "b", "duong", "--exact", "--json").json().ids == ["2"])
        #expect(try workspace.run("search", "b", "=đường", "--json").json().ids == ["1"])
    }

    @Test func filtersByFurtherQueries() throws {
        let all = try workspace.run("search", index, "dân chủ", "--ranker", "bm25", "-k", "100", "--json").json()
        let types = all.hits.compactMap { ($0["fields"] as? [String: Any])?["type"] as? String }
        let type = try #require(types.first)
        let wanted = all.hits.filter { ($0["fields"] as? [String: Any])?["type"] as? String == type }
        let found = try workspace.run(
            "search",
            index,
            "dân chủ",
            "--filter",
            "type:\"\(type)\"",
            "--ranker",
            "bm25",
            "-k",
            "100",
            "--json"
        ).json()
        func lines(_ hits: [[String: Any]]) -> [String] { hits.map { "\($0["id"] ?? "") \($0["score"] ?? "")" } }
        #expect(lines(found.hits) == lines(wanted) && wanted.count < all.hits.count)
        let none = try workspace.run("search", index, "dân chủ", "--filter", "bão", "--filter", "dân -bão")
        #expect(none.code == 1)
        let topics = try workspace.run(
            "topics",
            index,
            workspace.write("t.tsv", "q1\tdân chủ\n"),
            "--filter",
            "type:\"\(type)\"",
            "--json"
        ).json()
        let ranking = try #require((topics["topics"] as? [[String: Any]])?.first)
        #expect(ranking["total"] as? Int == found.integer("total"))
        let wrong = try workspace.run("search", index, "dân chủ", "--filter", "(type")
        #expect(wrong.code == 2 && wrong.messages.contains("in the filter (type: "))
    }

    @Test func countsValuesOfFields() throws {
        let found = try workspace.run(
            "search",
            index,
            "dân chủ",
            "--facet",
            "type:2",
            "--facet",
            "date:year",
            "--json",
            "-k",
            "100"
        ).json()
        let facets = try #require(found["facets"] as? [[String: Any]])
        #expect(facets.map { $0["field"] as? String } == ["type", "date"])
        var counts: [String: Int] = [:]
        for hit in found.hits {
            guard let type = (hit["fields"] as? [String: Any])?["type"] as? String else { continue }
            counts[type, default: 0] += 1
        }
        let values = try #require(facets[0]["values"] as? [[String: Any]])
        #expect(values.count == 2 && facets[0]["other_values"] as? Int == counts.count - 2)
        for value in values { #expect(value["count"] as? Int == counts[value["value"] as? String ?? ""]) }
        let text = try workspace.run("search", index, "dân chủ", "--facet", "type:2", "-k", "1").output
        let lines = text.split(separator: "\n")
        #expect(lines.contains("type") && lines.contains { $0.hasPrefix("  and ") && $0.hasSuffix(" other values") })
        for wrong in ["colour", "type:0", ":year", ""] {
            let outcome = try workspace.run("search", index, "dân chủ", "--facet", wrong)
            #expect(outcome.code == 2 && outcome.lines.count == 1, "\(wrong)")
        }
    }

    @Test func turnsPagesByCursors() throws {
        let all = try workspace.run("search", index, "dan chu", "--json", "-k", "9").json().ids
        let first = try workspace.run("search", index, "dan chu", "--json", "-k", "4").json()
        let next = try #require(first["next"] as? String)
        let second = try workspace.run("search", index, "dan chu", "--json", "-k", "5", "--after", next).json()
        #expect(first.ids + second.ids == all && second.hits.first?["rank"] as? Int == 5)
        for arguments in [["dan", "--after", next], ["dan chu", "--after", next + "0"], ["dan chu", "--after", ""]] {
            let outcome = try workspace.shell(
                "\"$T\" search '\(index)' " + arguments.map { "'\($0)'" }.joined(separator: " ")
            )
            #expect(outcome.code == 2 && outcome.lines.count == 1 && outcome.messages.contains("cursor"))
        }
    }

    @Test func groupsNearIdenticalDocuments() throws {
        let text = "Uỷ ban nhân dân xã kính mời các hộ dân ven đê họp bàn việc tu sửa đê trước mùa lũ năm nay"
        let lines = (1...3).map { #"{"id":"m\#($0)","title":"Giấy mời \#($0)","text":"\#(text)"}"# }
        try workspace.write("a.jsonl", (lines + [#"{"id":"x","text":"họp thôn"}"#]).joined(separator: "\n"))
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        let json = try workspace.run("search", "b", "họp", "--group", "--json").json()
        let shown = try #require(json.hits.first { $0["similar"] != nil })
        #expect(json.hits.count == 2 && json.integer("total") == 4)
        #expect((shown["similar"] as? [String])?.count == 2)
        let output = try workspace.run("search", "b", "họp", "--group").output
        #expect(output.contains("\n   and 2 more like this\n"))
    }

    @Test func findsSimilarDocuments() throws {
        let found = try workspace.run("similar", index, "qd-455-2022", "-k", "3", "--json")
        #expect(found.code == 0)
        #expect(try found.json().ids.count == 3 && !found.json().ids.contains("qd-455-2022"))
        let text = try workspace.run("similar", index, "qd-455-2022", "-k", "3")
        #expect(text.code == 0 && text.output.hasPrefix("1. "))
        let none = try workspace.run("similar", index, "không có")
        #expect(none.code == 1 && none.messages.contains("no document has the id"))
        try workspace.write("a.jsonl", #"{"id":"1","text":"mưa"}"#)
        #expect(try workspace.run("index", "a.jsonl", "--index", "b", "--store", "none").code == 0)
        let bare = try workspace.run("similar", "b", "1")
        #expect(bare.code == 2 && bare.messages.contains("--store none"))
    }

    @Test func asksWhatWasMeant() throws {
        let outcome = try workspace.run("search", index, "\"quy chế dân chũ\"")
        #expect(outcome.code == 1 && outcome.messages == "did you mean: \"quy chế dân chủ\"\n", "\(outcome.messages)")
        let json = try workspace.run("search", index, "\"quy chế dân chũ\"", "--json")
        #expect(json.messages.isEmpty)
        let suggestions = try #require(try json.json()["suggestions"] as? [[String: Any]])
        #expect(suggestions.compactMap { $0["text"] as? String } == ["\"quy chế dân chủ\""])
        #expect(suggestions.compactMap { $0["kind"] as? String } == ["spelling"])
        #expect(try workspace.run("search", index, "quy chế dân chủ").messages.isEmpty)
    }

    @Test func endsQuietlyIfItsReaderGoes() throws {
        let text = String(repeating: "lũ lớn ", count: 200_000)
        try workspace.write("a.jsonl", "{\"id\":\"1\",\"text\":\"\(text)\"}\n")
        #expect(try workspace.run("index", "a.jsonl", "--index", "b").code == 0)
        let outcome = try workspace.shell("\"$T\" show b 1 | head -c 5; exit ${PIPESTATUS[0]}")
        #expect(outcome.code == 0)
        #expect(outcome.messages.isEmpty)
    }

    @Test func reportsAFullDisk() throws {
        let outcome = try workspace.shell("\"$T\" search '\(index)' 'dan chu' > /dev/full")
        #expect(outcome.code == 3)
        #expect(outcome.lines.count == 1 && outcome.messages.contains("standard output"))
    }
}
