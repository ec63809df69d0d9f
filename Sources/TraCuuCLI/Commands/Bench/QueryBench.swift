// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// Measures how long queries take, in one thread of this process.
///
/// Every mode has one pass to warm up. Then the modes take turns, one pass a round, so that a slow minute of the machine does
/// not fall on one mode alone. A mode that is slow has fewer passes, and if even the first takes too long it is what counts,
/// perhaps of the first queries only.
struct QueryBench {
    /// Seconds for the passes of one mode.
    static let budget = 15.0

    let index: SearchIndex
    let queries: [BenchQuery]
    let modes: [BenchMode]

    /// Measures; `onRound` hears the number of each round, 0 for the one that warms up.
    func run(rounds: Int, onRound: (Int) -> Void) throws -> [QueryTimes] {
        let selected = modes.map { mode in queries.filter(mode.takes) }
        var times = selected.map { QueryTimes(queryCount: $0.count) }
        var spent = modes.map { _ in 0.0 }
        var cost = spent
        onRound(0)
        for (number, mode) in modes.enumerated() {
            let first = try pass(mode, selected[number], until: Self.budget)
            cost[number] = first.reduce(0) { $0 + $1.wall }
            if first.count < selected[number].count || cost[number] > Self.budget / 2 {
                times[number].fallBack(to: first)
                spent[number] = Self.budget
            }
        }
        for round in 0..<rounds {
            onRound(round + 1)
            for (number, mode) in modes.enumerated() where spent[number] + cost[number] <= Self.budget {
                let pass = try pass(mode, selected[number], until: .infinity)
                spent[number] += pass.reduce(0) { $0 + $1.wall }
                times[number].add(pass)
            }
        }
        return times
    }

    /// Times the queries one after the other until the time is up.
    private func pass(_ mode: BenchMode, _ queries: [BenchQuery], until limit: Double) throws -> [QueryTime] {
        var times: [QueryTime] = []
        times.reserveCapacity(queries.count)
        var sum = 0.0
        for query in queries {
            let time = try QueryTime.of { _ = try mode.run(query, index) }
            times.append(time)
            sum += time.wall
            if sum > limit { break }
        }
        return times
    }
}
