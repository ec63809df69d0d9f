// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

struct SuggestTests {
    @Test func suggestionsArePrinted() throws {
        let workspace = try Workspace()
        let index = try workspace.fixtureIndex()
        let restored = try workspace.run("suggest", index, "quy", "che", "dan", "chu", "-k", "1")
        #expect(restored.code == 0 && restored.messages.isEmpty)
        #expect(restored.output == "restored    quy chế dân chủ\n")
        let completed = try workspace.run("suggest", index, "quy che d", "--json").json()
        let suggestions = try #require(completed["suggestions"] as? [[String: Any]])
        #expect(completed["took_ms"] is Double && !suggestions.isEmpty)
        #expect(suggestions.contains { ($0["text"] as? String)?.hasPrefix("quy chế dân chủ") == true })
        #expect(suggestions.allSatisfy { $0["kind"] as? String == "completion" && $0["score"] is Double })
        let abbreviation = try workspace.run("suggest", index, "qcdc")
        #expect(abbreviation.output.hasPrefix("completion  quy chế dân chủ\n"))
    }

    @Test func nothingToSuggestIsOne() throws {
        let workspace = try Workspace()
        let index = try workspace.fixtureIndex()
        let nothing = try workspace.run("suggest", index, "xyzzy")
        #expect(nothing.code == 1 && nothing.output.isEmpty)
        #expect(try workspace.run("suggest", index, "xyzzy", "--json").json()["suggestions"] as? [String] == [])
        #expect(try workspace.run("suggest", index, "a", "-k", "0").code == 2)
        #expect(try workspace.run("suggest", workspace.path("none"), "a").code == 3)
        #expect(try workspace.run("suggest", index, String(repeating: "a", count: 20_000)).code == 2)
    }

    @Test func suggestionsAreMeasured() throws {
        let workspace = try Workspace()
        let index = try workspace.fixtureIndex()
        let figures = try workspace.run("bench", "suggest", index, Workspace.fixtures + "/archive.jsonl", "--json")
            .json()
        let restored = try #require(figures["restored"] as? Double)
        // The sentences are in the index.
        #expect(restored > 0.95 && restored <= 1)
        #expect(try #require(figures["kept"] as? Double) > 0.98)
        #expect(try #require(figures.integer("sentences")) > 40)
    }
}
