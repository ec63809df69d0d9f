// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct TopicRankingTests {
    private let folder: IndexFolder
    private let index: SearchIndex
    private let topics: [Topic]

    init() throws {
        folder = try IndexFolder()
        let words = ["mưa", "lũ", "bão", "gió", "nắng", "hạn", "đê", "kè"]
        let indexer = try Indexer(path: folder.index)
        for number in 0..<200 {
            let text = (0..<20).map { words[(number * 7 + $0 * $0 + number / 9) % words.count] }.joined(separator: " ")
            try indexer.add(Document(id: "d\(number)", title: words[number % 8], text: text))
        }
        try indexer.commit()
        index = try SearchIndex.open(at: folder.index)
        topics = (0..<160).map { number in
            Topic(id: "t\(number)", text: "\(words[number % 8]) \(words[number / 8 % 8])", line: number + 1)
        }
    }

    @Test(arguments: [1, 2, 3, 16])
    func doesNotDependOnThreads(threads: Int) throws {
        var ids: [String] = []
        try index.rank(topics, options: SearchOptions(limit: 5), threads: threads) { ranking throws(TraCuuError) in
            ids.append(ranking.topic.id)
            let alone = try index.rank(words: ranking.topic.text, options: SearchOptions(limit: 5))
            #expect(ranking.results.hits == alone.hits)
        }
        #expect(ids == topics.map(\.id))
    }

    @Test(arguments: [1, 4])
    func throwsForTheFirstTopicThatCannotBeRanked(threads: Int) {
        var topics = topics
        let long = (0..<1100).map { "a\($0)" }.joined(separator: " ")
        topics[150].text = long
        topics[120].text = long
        var count = 0
        let error = #expect(throws: TraCuuError.self) {
            try index.rank(topics, source: "t.tsv", threads: threads) { _ throws(TraCuuError) in count += 1 }
        }
        #expect(count == 120)
        #expect(error?.description.hasPrefix("t.tsv:121: topic t120: ") == true, "\(String(describing: error))")
    }

    @Test(arguments: [1, 4])
    func endsWithWhatTheCallerThrows(threads: Int) {
        var count = 0
        #expect(throws: TraCuuError.usage("đủ rồi")) {
            try index.rank(topics, threads: threads) { _ throws(TraCuuError) in
                count += 1
                if count == 3 { throw .usage("đủ rồi") }
            }
        }
        #expect(count == 3)
    }

    private func hits(_ topic: Topic, _ ranker: Ranker = .default) throws -> [Hit] {
        var found: [Hit] = []
        var options = SearchOptions(limit: 20)
        options.ranker = ranker
        try index.rank([topic], options: options) { ranking throws(TraCuuError) in found = ranking.results.hits }
        return found
    }

    @Test(arguments: Ranker.allCases)
    func countsPartsByTheirWeights(ranker: Ranker) throws {
        var topic = Topic(id: "t", text: "mưa lũ")
        (topic.title, topic.description) = ("bão", "gió nắng")
        let plain = try hits(topic, ranker)
        topic.weights = [.query: 1, .narrative: 7]
        #expect(try hits(topic, ranker) == plain)
        topic.weights = [.query: 2]
        let twice = try hits(topic, ranker)
        #expect(twice.map(\.id) == plain.map(\.id))
        for (double, single) in zip(twice, plain) {
            #expect(abs(double.score - 2 * single.score) < 1e-4 * double.score)
        }
        topic.weights = [.title: 1, .query: 0]
        #expect(try hits(topic, ranker) == hits(Topic(id: "t", text: "bão"), ranker))
        topic.weights = [.query: 0.5, .description: 3]
        #expect(try hits(topic, ranker).map(\.id) != plain.map(\.id))
        topic.weights = [.narrative: 1]
        #expect(try hits(topic, ranker).isEmpty)
    }

    @Test func ranksNothingForNoTopics() throws {
        try index.rank([], threads: 4) { _ throws(TraCuuError) in Issue.record("there is no topic") }
    }
}
