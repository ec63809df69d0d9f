// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuEvaluation

struct EvaluationTests {
    private let judgments: Judgments
    private let run: TRECRun

    init() throws {
        judgments = try Judgments.parse(Array("q1 0 a 1\nq2 0 b 1\nq2 0 c 1\nq3 0 d 0\nq4 0 e 1\n".utf8), source: "")
        run = try TRECRun.parse(
            Array("q1 Q0 x 1 3 t\nq1 Q0 a 2 2 t\nq2 Q0 b 1 1 t\nq3 Q0 d 1 1 t\nq9 Q0 a 1 1 t\n".utf8),
            source: ""
        )
    }

    @Test func countsTopicsThatBothHave() {
        let evaluation = Evaluation(run, judgments, [.reciprocalRank(nil), .recall(1)])
        #expect(evaluation.topics == ["q1", "q2", "q3"])
        #expect(evaluation.values == [[0.5, 1, 0], [0, 0.5, 0]])
        #expect(evaluation.means == [0.5, 0.5 / 3])
        #expect(evaluation.unjudged == ["q9"] && evaluation.missing == ["q4"])
    }

    @Test func countsAllJudgedTopicsIfAsked() {
        let evaluation = Evaluation(run, judgments, [.reciprocalRank(nil)], complete: true)
        #expect(evaluation.topics == ["q1", "q2", "q3", "q4"])
        #expect(evaluation.values == [[0.5, 1, 0, 0]])
    }

    @Test func comparesOnTopicsThatBothRunsHave() throws {
        let other = try TRECRun.parse(Array("q2 Q0 z 1 1 t\nq4 Q0 e 1 1 t\n".utf8), source: "")
        #expect(Evaluation(run, judgments, [.precision(1)], comparedWith: other).topics == ["q2"])
        #expect(Evaluation(other, judgments, [.precision(1)], comparedWith: run).topics == ["q2"])
        let all = Evaluation(run, judgments, [.precision(1)], complete: true, comparedWith: other)
        #expect(all.topics.count == 4)
    }

    @Test func nothingInCommonHasNoFigures() {
        let evaluation = Evaluation(run, Judgments(), [.averagePrecision(nil)])
        #expect(evaluation.topics.isEmpty && evaluation.means == [0])
    }
}

struct RandomizationTestTests {
    @Test func fewTopicsAreTriedInEveryWay() {
        // Of the 8 assignments of signs to 1, 2, 3 two have a sum as far from 0 as 6, and four one as far as 4.
        #expect(RandomizationTest([0, 0, 0], [1, 2, 3]).pValue == 2.0 / 8)
        #expect(RandomizationTest([1, 0, 0], [0, 2, 3]).pValue == 4.0 / 8)
        #expect(RandomizationTest([1, 2, 3], [0, 0, 0]).pValue == 2.0 / 8)
        #expect(RandomizationTest([0, 5, 0], [1, 5, 2]).meanDifference == 1)
    }

    @Test func equalRunsDoNotDiffer() {
        #expect(RandomizationTest([0.5, 0.25], [0.5, 0.25]).pValue == 1)
        #expect(RandomizationTest([], []).pValue == 1)
        #expect(RandomizationTest([0.5, 0.5], [0.25, 0.75]).pValue == 1)
        // 0.1 + 0.2 - 0.3 is not 0 in binary fractions, but as good as.
        #expect(RandomizationTest([0, 0, 0.3], [0.1, 0.2, 0]).pValue == 1)
    }

    /// Many equal differences d with their sign: the share of sign assignments is that of a binomial distribution.
    @Test func manyTopicsAreSampled() {
        // 20 topics, 15 better and 5 worse by the same: P(|X - 10| >= 5) for X binomial of 20 and 1/2 is 0.04139.
        let first = [Double](repeating: 0.5, count: 20)
        let second = (0..<20).map { $0 < 15 ? 0.75 : 0.25 }
        let p = RandomizationTest(first, second).pValue
        #expect(abs(p - 0.04139) < 0.003)
        #expect(RandomizationTest(first, second).pValue == p)
        #expect(RandomizationTest(second, first).pValue == p)
        // All better: the least that so many samples can tell.
        let better = [Double](repeating: 0.75, count: 100)
        let worse = [Double](repeating: 0.5, count: 100)
        #expect(RandomizationTest(worse, better).pValue == 1 / Double(RandomizationTest.sampleCount + 1))
    }
}
