// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import TraCuuIndexing

struct MemoryPlanTests {
    private func plan(_ threads: Int, _ megabytes: Int) -> MemoryPlan {
        var options = IndexOptions()
        options.threads = threads
        options.memory = megabytes << 20
        return MemoryPlan(options)
    }

    @Test(arguments: [1, 2, 3, 8, 64, 1_000_000], [64, 100, 512, 100_000]) func sharesKeepTheBudget(
        _ threads: Int,
        _ megabytes: Int
    ) {
        let plan = plan(threads, megabytes)
        #expect(plan.threads >= 1 && plan.threads <= threads)
        // As much again is needed to write segments out.
        #expect(2 * (plan.threads * plan.builder + plan.queue) <= (megabytes - 48) << 20)
        #expect(plan.builder >= 3 << 20)
        #expect(plan.threads == 1 || (plan.batch >= 1 << 17 && plan.queue >= 4 * plan.batch && plan.split > 0))
    }

    @Test func oneThreadHasNoQueue() {
        let plan = plan(1, 512)
        #expect(plan.threads == 1 && plan.queue == 0 && plan.builder == 232 << 20 && plan.forms == 1 << 20)
    }

    @Test func quotasOfProcessorsAreRead() {
        #expect(Processors.quota("max 100000\n") == nil)
        #expect(Processors.quota("200000 100000\n") == 2)
        #expect(Processors.quota("150000 100000\n") == 2)
        #expect(Processors.quota("1000 100000\n") == 1)
        #expect(Processors.quota("0 100000") == nil)
        #expect(Processors.quota("100000 0") == nil)
        #expect(Processors.quota("") == nil)
        #expect(Processors.count(inMask: ":\tff,00000003") == 10)
        #expect(Processors.available >= 1)
    }
}
