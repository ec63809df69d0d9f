// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct YAMLTopicTests {
    private func topics(_ text: String) throws -> [Topic] {
        try Topic.parse(Array(text.utf8), format: .yaml, source: "t")
    }

    @Test func readsAllMembers() throws {
        let topics = try topics(
            """
            # chủ đề của tỉnh
            - id: 01
              query: quy chế dân chủ ở cơ sở
              title: Dân chủ cơ sở
              description: >
                Chỉ đạo thực hiện
                quy chế dân chủ.
              narrative: ~
              filters:
                - type:"Chỉ thị"
                - "date:2020..2022"
              weights: {query: 1, description: 0.25}
            - {title: "tiêm chủng", id: c-2, filters: 'type:"Kế hoạch"'}
            """
        )
        var first = Topic(id: "01", text: "quy chế dân chủ ở cơ sở", line: 2)
        first.title = "Dân chủ cơ sở"
        first.description = "Chỉ đạo thực hiện quy chế dân chủ.\n"
        first.filters = ["type:\"Chỉ thị\"", "date:2020..2022"]
        first.weights = [.query: 1, .description: 0.25]
        var second = Topic(id: "c-2", text: "tiêm chủng", line: 13)
        second.filters = ["type:\"Kế hoạch\""]
        #expect(topics == [first, second])
    }

    @Test func readsAListUnderItsName() throws {
        #expect(try topics("---\ntopics:\n  - id: a\n    query: lũ\n...\n").map(\.id) == ["a"])
        #expect(try topics("topics: []").isEmpty && topics("").isEmpty && topics("# không có gì\n").isEmpty)
    }

    @Test(arguments: [
        ("id: a\nquery: b", "t:1: topics are a list of mappings: - id: …, query: …"),
        ("lũ", "t:1: topics are a list of mappings: - id: …, query: …"),
        ("- a", "t:1: a topic is a mapping with id and query"),
        ("- query: a", "t:1: the topic has no id"),
        ("- id: a\n- id: b\n  query: c", "t:1: topic a has no query"),
        ("- id: a\n  query: ' '", "t:1: topic a has no query"),
        ("- id: a\n  query: b\n- id: a\n  query: c", "t:3: topic a was there before"),
        ("- id: a\n  query: [b]", "t:2: 'query' is a text"),
        ("- id: a\n  quer: b", "t:2: 'quer' is no member of a topic: "),
        ("- id: a\n  id: b", "t:2: 'id' was there before"),
        ("- id: a\n  query: b\n  filters: [c, '']", "t:3: a filter is empty"),
        ("- id: a\n  query: b\n  weights: 2", "t:3: 'weights' is a mapping from parts to numbers"),
        ("- id: a\n  weights:\n    text: 2", "t:3: 'text' has no weight: query, title, description, narrative"),
        ("- id: a\n  weights: {query: -1}", "t:2: the weight of 'query' is a number from 0 to 1000"),
        ("- id: a\n  weights: {query: nan}", "t:2: the weight of 'query' is a number from 0 to 1000"),
        ("- id: &i a\n  query: *i", "t:2: aliases (*name) are not taken; write the value again"),
        ("- ? [a]\n  : b", "t:1: a key is a word, not a list or mapping"),
        ("- id: a\n  query: b\n---\n- id: c", "t:3: a second document begins here; only one is taken"),
        ("- id: a\n query: b", "t:2: not YAML: "),
        ("- id: 'a", "t:1: not YAML: "),
        ("- [[[[[[[a]]]]]]]", "t:1: values stand more than 6 deep in each other"),
        ("- id: a\n  query: \u{7}", "t:2: control characters are not allowed"),
    ])
    func namesWhatIsNoTopic(content: String, message: String) {
        let error = errorOfTopics(content, .yaml)
        #expect(message.hasSuffix(": ") ? error.hasPrefix(message) : error == message, "\(error)")
    }

    @Test func namesTheLineThatIsNotUTF8() {
        let error = errorOfTopics(Array("- id: a\n  query: ".utf8) + [0xFF, 0x0A], .yaml)
        #expect(error.hasPrefix("t:2: "), "\(error)")
    }

    @Test func refusesManyDirectives() {
        func file(_ count: Int) -> String {
            (0..<count).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\n- {id: a, query: lũ}\n"
        }
        #expect(throws: Never.self) { try topics(file(100)) }
        #expect(errorOfTopics(file(101), .yaml) == "t:101: more than 100 lines begin with %")
    }

    @Test func doesNotUnfoldAliases() {
        var bomb = "a0: &a0 [lũ, lũ]\n"
        for level in 1..<40 {
            bomb += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ","))]\n"
        }
        #expect(errorOfTopics(bomb, .yaml) == "t:2: aliases (*name) are not taken; write the value again")
    }
}
