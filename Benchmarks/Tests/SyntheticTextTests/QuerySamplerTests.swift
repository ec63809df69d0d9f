// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@testable import SyntheticText

@Suite struct QuerySamplerTests {
    private static let texts: [String] = {
        var writer = DocumentWriter(Language(), seed: 1)
        return (0..<300).map { number in
            writer.empty()
            writer.write(number)
            return writer.document.text
        }
    }()

    @Test func drawingIsRepeatable() {
        let queries = QuerySampler(Self.texts).draw(100, seed: 1)
        #expect(queries == QuerySampler(Self.texts).draw(100, seed: 1))
        #expect(queries != QuerySampler(Self.texts).draw(100, seed: 2))
    }

    @Test func queriesAreOfTheirClass() throws {
        let foldedTexts = Self.texts.map { text in
            let words = VietnameseText.fold(text).lowercased().split { !$0.isLetter && !$0.isNumber }
            return " " + words.joined(separator: " ") + " "
        }
        let queries = QuerySampler(Self.texts).draw(600, seed: 3)
        #expect(Set(queries.map(\.kind)) == Set(SyntheticQuery.Class.allCases))
        for query in queries {
            let terms = query.terms.joined(separator: " ")
            #expect(VietnameseText.fold(query.typed) == terms)
            #expect(VietnameseText.fold(query.words.joined(separator: " ")) == terms)
            switch query.kind {
            case .span, .phrase:
                #expect((2...(query.kind == .span ? 5 : 3)).contains(query.terms.count))
                #expect(foldedTexts.contains { $0.contains(" \(terms) ") }, "'\(terms)' is nowhere in a row")
            case .mix:
                #expect((1...5).contains(query.terms.count))
                #expect(foldedTexts.contains { text in query.terms.allSatisfy { text.contains(" \($0) ") } })
            case .rand: #expect((2...5).contains(query.terms.count))
            }
            if query.kind != .phrase { #expect(Set(query.terms).count == query.terms.count) }
        }
        #expect(queries.count { $0.typed != $0.terms.joined(separator: " ") } > 200)
    }

    @Test func textsThatAreTooPoorEndTheSearch() {
        #expect(QuerySampler([]).draw(5, seed: 1).isEmpty)
        #expect(QuerySampler(["vài chữ"]).draw(5, seed: 1).isEmpty)
        let same = QuerySampler([String(repeating: "một ", count: 30)]).draw(20, seed: 1)
        #expect(same.count == 20)
    }

    @Test func linesHaveFourColumns() {
        let query = SyntheticQuery(kind: .span, words: ["quy", "chế"], typed: "Quy chế", terms: ["quy", "che"])
        #expect(query.line(number: 7) == "q7\tspan\tQuy chế\tquy che\n")
    }
}
