// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import Testing
import TraCuuCore
import TraCuuIngest

@Suite struct FolderTests {
    @Test func filesAreReadInTheOrderOfTheirPaths() throws {
        let folder = try SampleFolder()
        let names = ["b/z.txt", "b.txt", "b/a.md", "a/c/d.txt", "Z.txt", "ấ.txt", "b-1/x.txt", "e.TXT"]
        for name in names { try folder.put(name, name) }
        for path in [folder.path, folder.path + "/"] {
            let reading = try Reading([path])
            #expect(reading.ids == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(reading.documents.map(\.fields) == reading.ids.map { ["path=\"\(folder[$0])\""] })
        }
    }

    @Test func onlyDocumentsAreReadAndOthersCounted() throws {
        let folder = try SampleFolder()
        for name in ["a.jsonl", "b.ndjson", "c.json"] { try folder.put(name, "{\"id\":\"\(name)\"}") }
        try folder.put("d.jsonl.gz", Packing.gzip(Array("{\"id\":\"d\"}".utf8)))
        try folder.put("e.json.zst", Packing.zstd(Array("{\"id\":\"e\"}".utf8)))
        for name in ["x.pdf", "x.txt.gz", "x", "x.gz", "json", "sub/x.html"] { try folder.put(name, "{\"id\":0}") }
        for name in [".hidden.txt", ".git/a.txt", "sub/.a.jsonl", ".json"] { try folder.put(name, "{\"id\":0}") }
        mkfifo(folder["pipe.jsonl"], 0o644)
        let reading = try Reading([folder.path])
        #expect(reading.ids == ["a.jsonl", "b.ndjson", "c.json", "d", "e"])
        #expect(reading.ignoredCount == 7)
        #expect(reading.bad.isEmpty)
    }

    @Test func linksAreFollowedAndCirclesEnd() throws {
        let folder = try SampleFolder()
        try folder.put("a/x.txt", "X")
        try folder.put("b/y.txt", "Y")
        try folder.link("a/up", to: "..")
        try folder.link("a/self", to: ".")
        try folder.link("b/loop.txt", to: "loop.txt")
        try folder.link("b/gone.txt", to: "nowhere")
        try folder.link("b/z.txt", to: "../a/x.txt")
        try folder.link("a/other", to: "../b")
        let reading = try Reading([folder.path])
        #expect(reading.ids == ["a/other/y.txt", "a/other/z.txt", "a/x.txt"])
        #expect(reading.ignoredCount == 2)
    }

    @Test func manyLinksBetweenFoldersDoNotMultiplyThem() throws {
        let folder = try SampleFolder()
        for from in 0..<12 {
            try folder.put("d\(from)/x.txt", "X")
            for to in 0..<12 { try folder.link("d\(from)/to\(to)", to: "../d\(to)") }
        }
        #expect(try Reading([folder.path]).documents.count == 12)
    }

    @Test func textsWithTheSamePathBelowTwoFoldersAreReported() throws {
        let folder = try SampleFolder()
        // The first y.md is no text, so the second one may have its id.
        for (name, content) in [("a/x.txt", "Một"), ("b/x.txt", "Hai"), ("c/x.txt", "Ba"), ("b/y.md", "Bốn")] {
            try folder.put(name, content)
        }
        try folder.put("a/y.md", [0xFF, 0x00])
        try folder.put("a/z.jsonl", "{\"id\":\"x.txt\"}")
        let paths = ["a", "b", "c", "c", "c/x.txt"].map { folder[$0] }
        let reading = try Reading(paths)
        #expect(reading.documents.map(\.title) == ["Một", "", "Bốn"])
        let refusals = [("b/x.txt", "a"), ("c/x.txt", "a"), ("c/x.txt", "a"), ("c/x.txt", "a")].map { path, first in
            TraCuuError.badInput(
                source: folder[path],
                line: nil,
                reason: "its id x.txt, the path below the folder given, is that of \(folder[first])/x.txt too; "
                    + "give the folder above both"
            )
        }
        #expect(Array(reading.bad.dropFirst()) == refusals)
        #expect(reading.unreadCount == 0)
        #expect(try Reading([folder.path]).ids == ["a/x.txt", "x.txt", "b/x.txt", "b/y.md", "c/x.txt"])
        #expect(try Reading(paths, strict: true).failure?.reason?.contains("not valid UTF-8") == true)
        #expect(try Reading([folder["a/x.txt"], folder["b/x.txt"]], strict: true).failure == refusals[0])
    }

    @Test func aTextGivenTwiceIsTakenTwice() throws {
        let folder = try SampleFolder()
        let path = try folder.put("a/x.txt", "Một")
        let reading = try Reading([folder["a"], folder["a"] + "/", path, folder["a/../a/x.txt"]])
        #expect(reading.ids == ["x.txt", "x.txt", "x.txt", "x.txt"] && reading.bad.isEmpty)
    }

    @Test func whatIsNotThereIsAnErrorAtOnce() throws {
        let folder = try SampleFolder()
        let good = try folder.put("a.txt", "A")
        let missing = folder["missing"]
        for path in [missing, good + "/x"] {
            #expect(throws: TraCuuError.badInput(source: path, line: nil, reason: "there is no such file or folder")) {
                try DocumentReader([good, path])
            }
        }
    }

    @Test func aFolderWithoutDocumentsIsAnErrorAtOnce() throws {
        let folder = try SampleFolder()
        let reason = "the folder has no file to read documents from"
        for name in ["sub/x.pdf", "sub/.a.txt"] {
            try folder.put(name, "x")
            #expect(throws: TraCuuError.badInput(source: folder.path, line: nil, reason: reason)) {
                try DocumentReader([folder.path])
            }
        }
    }

    @Test func namesThatAreNotTextAndLongIdsAreReported() throws {
        let folder = try SampleFolder()
        try folder.put("z.txt", "Z")
        let path = Array(folder.path.utf8CString.dropLast()) + [47, 97, CChar(bitPattern: 0xFF)]
        let descriptor = open(path + ".txt".utf8CString, O_CREAT | O_WRONLY, 0o644)
        close(descriptor)
        let long = String(repeating: "a", count: 125) + "/" + String(repeating: "b", count: 120)
        try folder.put(long + ".txt", "A")
        try folder.put(long + "aa.md", "A")
        let reading = try Reading([folder.path])
        #expect(reading.ids == [long + ".txt", "z.txt"])
        #expect(
            reading.reasons.sorted() == [
                "the file's name is not UTF-8", "the path, which is the id, has more than 250 bytes",
            ]
        )
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func whatMayNotBeReadIsReported() throws {
        let folder = try SampleFolder()
        let secret = try folder.put("a.txt", "A")
        try folder.put("b/c.txt", "C")
        try folder.put("d.txt", "D")
        chmod(secret, 0)
        chmod(folder["b"], 0)
        // A folder that may be listed but not entered.
        try folder.put("e/f.txt", "F")
        chmod(folder["e"], 0o600)
        defer {
            chmod(folder["b"], 0o755)
            chmod(folder["e"], 0o755)
        }
        let reading = try Reading([folder.path])
        #expect(reading.ids == ["d.txt"])
        #expect(reading.bad.count == 3 && reading.unreadCount == 3 && reading.ignoredCount == 0)
        #expect(reading.bad.allSatisfy { if case .io(_, _, EACCES, _) = $0 { true } else { false } })
    }
}
