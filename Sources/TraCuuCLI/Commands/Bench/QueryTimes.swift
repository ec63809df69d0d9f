// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuu

/// A time in seconds: as the clock on the wall has it, and as the processor spent it on the calling thread. A busy machine
/// lengthens only the first.
struct QueryTime {
    var wall: Double
    var processor: Double

    /// How long `body` takes.
    static func of(_ body: () throws -> Void) rethrows -> QueryTime {
        let (wall, processor) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_THREAD_CPUTIME_ID))
        try body()
        // In this order, as in the peers' kit: the second clock is a call into the system.
        let spent = seconds(CLOCK_THREAD_CPUTIME_ID) - processor
        return QueryTime(wall: seconds(CLOCK_MONOTONIC) - wall, processor: spent)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

/// The times of the queries of one mode: of each the best of the passes.
struct QueryTimes {
    /// The best times, in the order of the queries.
    private(set) var best: [QueryTime] = []
    /// Passes that were timed.
    private(set) var passes = 0
    /// Queries of the mode.
    let queryCount: Int

    init(queryCount: Int) {
        self.queryCount = queryCount
    }

    /// Takes in a pass over the first queries.
    mutating func add(_ pass: [QueryTime]) {
        for (index, time) in pass.enumerated() {
            if index == best.count {
                best.append(time)
            } else {
                best[index].wall = min(best[index].wall, time.wall)
                best[index].processor = min(best[index].processor, time.processor)
            }
        }
        passes += 1
    }

    /// Takes the untimed pass for want of a better one.
    mutating func fallBack(to pass: [QueryTime]) {
        best = pass
    }

    /// Figures over queries, in milliseconds; nil if there is none.
    var wall: LatencyFigures? { LatencyFigures(best.map(\.wall)) }
    var processor: LatencyFigures? { LatencyFigures(best.map(\.processor)) }
}

/// Percentiles of times, in milliseconds.
struct LatencyFigures {
    let median: Double
    let p95: Double
    let p99: Double
    let mean: Double

    /// Figures of times in seconds, nil if there are none.
    init?(_ seconds: [Double]) {
        let sorted = seconds.sorted()
        guard let last = sorted.last else { return nil }
        func percentile(_ share: Double) -> Double {
            let place = Double(sorted.count - 1) * share
            let low = Int(place)
            let next = low + 1 < sorted.count ? sorted[low + 1] : last
            return (sorted[low] + (next - sorted[low]) * (place - Double(low))) * 1000
        }
        median = percentile(0.5)
        p95 = percentile(0.95)
        p99 = percentile(0.99)
        mean = sorted.reduce(0, +) / Double(sorted.count) * 1000
    }

    /// Queries a second, one after the other.
    var rate: Double { 1000 / mean }
}
