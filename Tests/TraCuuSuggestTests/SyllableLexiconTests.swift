// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs

@testable import TraCuuSuggest

struct SyllableLexiconTests {
    private func random(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        let words = ["quy", "chế", "che", "dân", "dan", "chủ", "2020", "Covid", "đường", "dương", "hoà", "hòa", "chết"]
        return (0..<count).map { _ in
            (0..<random.below(30)).map { _ in words[random.below(words.count)] }.joined(separator: " ")
        }
    }

    /// Everything that a lexicon tells, by keys.
    private func content(_ lexicon: SyllableLexicon) throws -> [String: [String: UInt64]] {
        func name(_ neighbour: Int) -> String {
            neighbour < BigramsFormat.firstSyllable
                ? "\(neighbour)" : String(decoding: lexicon.exact(neighbour), as: UTF8.self)
        }
        var content: [String: [String: UInt64]] = [:]
        for neighbour in 0..<lexicon.neighbourCount {
            var row = ["total": try lexicon.total(of: neighbour)]
            for (follower, count) in try lexicon.followers(of: neighbour, in: 0..<Int.max) {
                row[name(follower)] = count
            }
            content[name(neighbour)] = row
        }
        return content
    }

    @Test func segmentsAddUp() throws {
        var random = SeededGenerator.fresh()
        for segments in [1, 2, 3, 7] {
            let groups = (0..<segments).map { _ in self.random(5, &random) }
            let apart = try SampleArchive(groups)
            let merged = try SampleArchive(groups, isMerged: true)
            #expect(apart.snapshot.segments.count == segments && merged.snapshot.segments.count == 1)
            #expect(try content(apart.lexicon) == content(merged.lexicon), "seed \(random.seed)")
            let lexicons = [apart.lexicon, merged.lexicon]
            for prefix in ["c", "che", "d", "duong", "x", ""] {
                for isWhole in [false, true] {
                    let found = lexicons.map { $0.syllables(folded: prefix.utf8, isWhole: isWhole) }
                    #expect(found[0] == found[1])
                    let all = BigramsFormat.firstSyllable..<lexicons[0].neighbourCount
                    let expected = all.filter {
                        let folded = String(decoding: lexicons[0].folded($0), as: UTF8.self)
                        return isWhole ? folded == prefix : folded.hasPrefix(prefix)
                    }
                    #expect(Array(found[0]) == expected)
                }
            }
            for neighbour in BigramsFormat.firstSyllable..<lexicons[0].neighbourCount {
                let (folded, exact) = (lexicons[0].folded(neighbour), lexicons[0].exact(neighbour))
                #expect(lexicons.allSatisfy { $0.neighbour(folded: folded, exact: exact) == neighbour })
            }
            #expect(lexicons[0].neighbour(folded: "quy".utf8, exact: Array("quỳ".utf8)) == nil)
        }
    }

    @Test func anEmptyIndexHasNone() throws {
        let archive = try SampleArchive([])
        #expect(archive.lexicon.neighbourCount == BigramsFormat.firstSyllable)
        #expect(archive.lexicon.syllables(folded: "a".utf8, isWhole: false).isEmpty)
        #expect(try archive.suggestions("quy che").isEmpty)
    }
}
