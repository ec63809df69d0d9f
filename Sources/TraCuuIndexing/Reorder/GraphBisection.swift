// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Puts documents into an order in which those with the same words stand together, so that the gaps in posting lists are
/// small and high scores gather in few blocks.
///
/// Recursive graph bisection: the documents are divided into halves, documents are exchanged between them as long as that
/// makes the lists shorter, and each half is treated likewise. (Dhulipala, Kabiljo, Karrer, Ottaviano, Pupyrev and Shalita,
/// "Compressing graphs and indexes with recursive graph bisection", KDD 2016; which exchanges are worth it, and that they
/// grow rarer from round to round, after Mackenzie, Petri and Moffat, "Tradeoff options for bipartite graph partitioning",
/// 2021.) The result depends neither on the number of threads nor on time.
struct GraphBisection {
    /// Runs of so many documents are left in the order they had.
    static let leafSize = 32
    /// Rounds of exchanges at most.
    static let roundLimit = 20
    /// Runs of fewer documents are not handed to another thread.
    private static let sharedSize = 2048

    let index: ForwardIndex

    /// Runs that wait for a thread, and how many threads are at work on one that may leave more.
    private struct State {
        var waiting: [Range<Int>]
        var busy = 0
    }

    /// The documents in their new order.
    ///
    /// O(terms of all documents * log documents). Memory: 12 bytes a document, and for each thread 16 a term.
    func order(threads: Int) -> [UInt32] {
        let halves = DocumentHalves(documentCount: index.documentCount)
        let state = Monitor(State(waiting: [0..<index.documentCount]))
        let index = index
        @Sendable func work() {
            let bisector = Bisector(index, halves)
            while let run = Self.take(state) {
                Self.bisect(run, bisector, state)
                state.change { $0.busy -= 1 }
            }
        }
        let helpers = (1..<max(threads, 1)).compactMap { _ in WorkerThread(work) }
        work()
        for helper in helpers { helper.join() }
        return halves.order
    }

    /// A run to work on, nil once nothing is left and no thread can leave more.
    private static func take(_ state: Monitor<State>) -> Range<Int>? {
        state.wait { state -> Range<Int>?? in
            if let run = state.waiting.popLast() {
                state.busy += 1
                return .some(run)
            }
            return state.busy == 0 ? .some(nil) : nil
        }
    }

    private static func bisect(_ run: Range<Int>, _ bisector: Bisector, _ state: Monitor<State>) {
        guard run.count > leafSize else { return bisector.halves.restoreOrder(run) }
        let middle = run.lowerBound + run.count / 2
        bisector.exchange(run, middle)
        let (left, right) = (run.lowerBound..<middle, middle..<run.upperBound)
        if right.count >= sharedSize {
            state.change { $0.waiting.append(right) }
        } else {
            bisect(right, bisector, state)
        }
        bisect(left, bisector, state)
    }
}
