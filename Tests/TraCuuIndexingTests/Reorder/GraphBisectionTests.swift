// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuIndexing

struct GraphBisectionTests {
    /// An index of documents given as lists of terms.
    private func index(_ documents: [[UInt32]]) throws -> ForwardIndex {
        try ForwardIndex(documentCount: documents.count) { entry in
            let terms = Set(documents.joined()).sorted()
            for (number, term) in terms.enumerated() {
                for (document, own) in documents.enumerated() where own.contains(term) {
                    entry(UInt32(number), UInt32(document))
                }
            }
        }
    }

    /// Documents of several topics, each with its own words and some that all share.
    private func documents(_ count: Int, topics: Int, _ random: inout SeededGenerator) -> [[UInt32]] {
        (0..<count).map { document in
            let topic = UInt32(document % topics)
            let own = (0..<8).map { _ in 100 + topic * 20 + UInt32(random.below(20)) }
            let shared = (0..<4).map { _ in UInt32(random.below(40)) }
            return Array(Set(own + shared))
        }
    }

    @Test func theIndexHasTheTermsOfEachDocument() throws {
        let index = try index([[0, 2], [], [1], [0, 1, 2]])
        #expect((0..<4).map { Array(index.terms(of: $0)) } == [[0, 2], [], [1], [0, 1, 2]])
        #expect(index.termCount == 3)
    }

    @Test func topicsComeToStandTogether() throws {
        var random = SeededGenerator.fresh()
        let (count, topics) = (1024, 4)
        let order = GraphBisection(index: try index(documents(count, topics: topics, &random))).order(threads: 1)
        // How often a document is followed by one of its own topic: by chance, one time in four.
        let together = zip(order, order.dropFirst()).filter { Int($0) % topics == Int($1) % topics }.count
        #expect(together > count * 9 / 10)
    }

    @Test func everyDocumentStandsOnceWhateverTheThreads() throws {
        var random = SeededGenerator.fresh()
        for count in [0, 1, 2, 31, 33, 64, 65, 5000] {
            let index = try index(documents(count, topics: 7, &random))
            let order = GraphBisection(index: index).order(threads: 1)
            #expect(order.sorted() == (0..<UInt32(count)).map { $0 })
            #expect(GraphBisection(index: index).order(threads: 3) == order)
        }
    }

    /// With nothing that tells documents apart, they stay where they are.
    @Test func equalDocumentsKeepTheirOrder() throws {
        let order = GraphBisection(index: try index(Array(repeating: [1, 2, 3], count: 300))).order(threads: 2)
        #expect(order == (0..<300).map { $0 })
    }
}
