// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuEvaluation

struct ParsingTests {
    private func judgments(_ text: String) throws -> Judgments {
        try Judgments.parse(Array(text.utf8), source: "qrels.txt")
    }

    private func run(_ text: String) throws -> TRECRun {
        try TRECRun.parse(Array(text.utf8), source: "run.txt")
    }

    @Test func takesAnyWhiteSpace() throws {
        let plain = try judgments("q1 0 a 1\nq1 0 b 0\nq2 0 a 2\n")
        #expect(plain.grades == ["q1": ["a": 1, "b": 0], "q2": ["a": 2]])
        #expect(try judgments("\u{FEFF}q1\t0\ta\t1\r\n\r\n  q1 Q0  b   0 more\n\u{0B}\nq2 0 a 2") == plain)
        #expect(try judgments("q1 0 a 1\nq1 0 a 1\n").grades == ["q1": ["a": 1]])
        #expect(try judgments("").grades.isEmpty)
        let short = try run("q1 Q0 a 1 0.5\n")
        #expect(short.tag.isEmpty && short.rankings["q1"]?.map(\.document) == ["a"])
        #expect(try run("\n q1 Q0 a 1 -1e3 theirs\n").tag == "theirs")
    }

    @Test func ranksByScoreAndThenById() throws {
        let text = "q Q0 b 1 1.0 t\nq Q0 a 2 2 t\nq Q0 đ 3 1 t\nq Q0 c 4 1.00000000001 t\nq Q0 B 9 1 t\n"
        #expect(try run(text).rankings["q"]?.map(\.document) == ["a", "đ", "c", "b", "B"])
    }

    @Test(arguments: [
        ("q1 0 a\n", 1, "3 columns"), ("q1 0 a 1\nq1 0 b x\n", 2, "x is not a whole number"),
        ("q1 0 a 1\n\nq1 0 a 0\n", 3, "judged 1"), ("q1 0 a 1.5\n", 1, "1.5"),
    ])
    func namesTheLineOfABadJudgment(text: String, line: Int, part: String) {
        #expect { try judgments(text) } throws: { isBad($0, "qrels.txt", line, part) }
    }

    @Test(arguments: [
        ("q1 Q0 a 1\n", 1, "4 columns"), ("\nq1 Q0 a 1 high t\n", 2, "high is not a number"),
        ("q1 Q0 a 1 nan t\n", 1, "nan"), ("q1 Q0 a 1 inf t\n", 1, "inf"),
        ("q1 Q0 a 1 2 t\nq2 Q0 a 1 2 t\nq1 Q0 a 2 1 t\n", 3, "document a is in the ranking of topic q1"),
    ])
    func namesTheLineOfABadRun(text: String, line: Int, part: String) {
        #expect { try run(text) } throws: { isBad($0, "run.txt", line, part) }
    }

    @Test func refusesWhatIsNotUTF8() {
        let bytes = Array("q1 0 a 1\nq1 0 ".utf8) + [0xFF] + Array(" 1\n".utf8)
        #expect { try Judgments.parse(bytes, source: "qrels.txt") } throws: { isBad($0, "qrels.txt", 2, "UTF-8") }
        #expect { try TRECRun.parse([0xC3], source: "run.txt") } throws: { isBad($0, "run.txt", 1, "UTF-8") }
    }

    private func isBad(_ error: any Error, _ source: String, _ line: Int, _ part: String) -> Bool {
        guard case TraCuuError.badInput(source, line, let reason) = error else { return false }
        return reason.contains(part)
    }
}
