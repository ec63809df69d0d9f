// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuu

@Suite struct TRECTopicTests {
    private func topics(_ text: String) throws -> [Topic] {
        try Topic.parse(Array(text.utf8), format: .trec, source: "t")
    }

    @Test func readsTheClassicForm() throws {
        let topics = try topics(
            """

            <top>

            <num> Number: 301
            <title> Topic:  phòng, chống thiên tai
            <desc> Description:
            Văn bản nào chỉ đạo việc phòng, chống
            thiên tai trên địa bàn tỉnh?

            <narr> Narrative:
            Liên quan: bão, lũ. Không liên quan: hạn hán.
            </top>
            <top>
            <num> Number: 302
            <dom> Domain: y tế
            <title> tiêm chủng
            </top>
            """
        )
        var first = Topic(id: "301", text: "phòng, chống thiên tai", line: 2)
        first.description = "Văn bản nào chỉ đạo việc phòng, chống thiên tai trên địa bàn tỉnh?"
        first.narrative = "Liên quan: bão, lũ. Không liên quan: hạn hán."
        #expect(topics == [first, Topic(id: "302", text: "tiêm chủng", line: 13)])
    }

    @Test func readsElementsThatEndAndAttributes() throws {
        let topics = try topics(
            """
            <?xml version="1.0"?><!DOCTYPE topics [<!ELEMENT top ANY>
            <!-- <top><num>0<title>không</top> -->
            <topics>
            <TOPIC number="7" type='faceted'><Query>đê điều</Query><description>Tu bổ đê</description>
              <subtopic number="1">không tính</subtopic></TOPIC>
            <topic id = 8 ><title>hồ đập</title><query>an toàn hồ đập</query></topic>
            <top lang="vi"><num>C9</num><VI-title>rừng</VI-title><VI-desc>Cháy rừng</VI-desc></top>
            </topics>
            """
        )
        #expect(topics.map(\.id) == ["7", "8", "C9"])
        #expect(topics.map(\.text) == ["đê điều", "an toàn hồ đập", "rừng"])
        #expect(topics.map(\.title) == [nil, "hồ đập", nil])
        #expect(topics.map(\.description) == ["Tu bổ đê", nil, "Cháy rừng"])
        #expect(topics.map(\.line) == [4, 6, 7])
    }

    @Test func takesWhatStandsForItself() throws {
        let topics = try topics(
            "<top><num>1<title>a < b & c &lt;d&gt; &#x1ED3; &#273; &quot;e&quot; &bad; <3 &#0; &#55296;<desc>Number of"
        )
        #expect(topics.map(\.text) == ["a < b & c <d> ồ đ \"e\" &bad; <3 &#0; &#55296;"])
        #expect(topics.map(\.description) == ["Number of"])
    }

    @Test func ranksByTheDescriptionIfThereIsNothingElse() throws {
        #expect(try topics("<top><num>1<desc>Description: lũ quét</top>").map(\.text) == ["lũ quét"])
    }

    @Test(arguments: [
        ("\n<top><title>lũ</top>", "t:2: this topic has no number (<num>)"),
        ("<top><num>Number:<title>lũ</top>", "t:1: this topic has no number (<num>)"),
        ("<top><num>1\n<title> </top>", "t:1: topic 1 has no text (<title>)"),
        ("<top><num>1<title>a\n<top><num>1<title>b", "t:2: topic 1 was there before"),
        ("q1\tlũ\n", "t: there is no <top> in it, with which a topic of TREC begins"),
    ])
    func namesWhatIsNoTopic(content: String, message: String) {
        #expect(errorOfTopics(content, .trec) == message)
    }

    @Test func namesTheLineThatIsNotUTF8() {
        #expect(errorOfTopics(Array("<top><num>1\n<title>".utf8) + [0xFF], .trec) == "t:2: not valid UTF-8")
    }

    @Test func hasNoTopicsWithoutContent() throws {
        #expect(try topics(" \n\t").isEmpty)
    }
}
