// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct ArchiveIndexerTests {
    private let folder: IndexFolder

    init() throws { folder = try IndexFolder() }

    @Test func reportsAndPassesOverWhatIsBad() throws {
        let lines = [
            "{\"id\":\"1\",\"text\":\"lũ\"}", "{", "{\"id\":\"1\",\"text\":\"bão\"}", "{\"id\":\"2\",\"text\":\"lũ\"}",
        ]
        let source = try folder.write("a.jsonl", lines.joined(separator: "\n"))
        let broken = try folder.write("b.jsonl.gz", "không phải gzip")
        var bad: [TraCuuError] = []
        var progress: [IndexingProgress] = []
        var archive = ArchiveIndexer()
        archive.onBad = { bad.append($0) }
        archive.onProgress = { progress.append($0) }
        let report = try archive.run([broken, source], into: folder.index)
        #expect(report.documents == 3 && report.replaced == 1 && report.segments == 1)
        #expect(report.bad == bad.count && report.bad == 2)
        #expect(report.unreadSources == 1)
        #expect(
            bad.contains {
                if case .badInput(source, 2, _) = $0 { true } else { false }
            }
        )
        #expect(
            bad.contains {
                if case .badInput(broken, _, _) = $0 { true } else { false }
            }
        )
        #expect(progress.last?.phase == .committing && progress.last?.documents == 3)
        #expect(try SearchIndex.open(at: folder.index).search("lũ bão").total == 2)
    }

    @Test func namesTheLineOfADocumentBeyondALimit() throws {
        // A name of a field that only the writer finds too long.
        let name = String(repeating: "a", count: 300)
        let source = try folder.write("a.jsonl", "{\"id\":\"1\"}\n\n{\"id\":\"2\",\"\(name)\":1}\n{\"id\":\"3\"}\n")
        let text = try folder.write("b.md", "---\n\(name): 1\n---\n# Lũ\n")
        var bad: [TraCuuError] = []
        var archive = ArchiveIndexer()
        archive.onBad = { bad.append($0) }
        let report = try archive.run([source, text], into: folder.index)
        let reason = "a field name of 300 bytes; names have at most 255"
        #expect(
            bad == [
                .badInput(source: source, line: 3, reason: reason), .badInput(source: text, line: nil, reason: reason),
            ]
        )
        #expect(report.documents == 2 && report.bad == 2 && report.unreadSources == 0)
    }

    @Test func commitsNothingIfStrict() throws {
        let source = try folder.write("a.jsonl", "{\"id\":\"1\",\"text\":\"lũ\"}\n{\n")
        var archive = ArchiveIndexer()
        archive.isStrict = true
        #expect {
            try archive.run([source], into: folder.index)
        } throws: { error in
            if case TraCuuError.badInput(source, 2, _) = error { true } else { false }
        }
        #expect(try SearchIndex.open(at: folder.index).statistics.documents == 0)
    }

    @Test func checksWhatItWrote() throws {
        let source = try folder.write("a.jsonl", "{\"id\":\"1\",\"title\":\"Bão\",\"text\":\"lũ\"}\n")
        _ = try ArchiveIndexer().run([source], into: folder.index)
        let check = try IndexCheck.run(at: folder.index)
        #expect(check.problems.isEmpty)
        #expect(check.documents == 1)
        #expect(check.files.count >= 7 && check.bytes > 0)
    }
}
