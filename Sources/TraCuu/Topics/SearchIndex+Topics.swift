// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
public import TraCuuIndexing

extension SearchIndex {
    /// Ranks documents for topics with several threads and hands the rankings over in the order of the topics.
    ///
    /// What is handed over does not depend on the number of threads, apart from the times. Threads are at most a few topics
    /// ahead of `body`, so that memory is bounded whatever the number of topics.
    ///
    /// - Parameters:
    ///   - topics: the topics.
    ///   - options: how to rank; the filters of a topic come on top.
    ///   - source: the name of the file they were read from, for messages.
    ///   - threads: how many threads to use, at most 64; 1 or less to work with the calling one.
    ///   - body: called on the calling thread; what it throws ends the ranking.
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` for the first topic with more words than a query may have, or
    ///   whose filter is malformed; what `body` and reading the index throw.
    public func rank(
        _ topics: [Topic],
        options: SearchOptions = SearchOptions(),
        source: String = "topics",
        threads: Int = IndexOptions.availableThreads,
        _ body: (TopicRun.Ranking) throws(TraCuuError) -> Void
    ) throws(TraCuuError) {
        let queue = TopicQueue(topics, self, options, source: source)
        let workers = (0..<max(0, min(threads, topics.count, TopicQueue.lead))).compactMap { _ in
            threads > 1 ? WorkerThread { queue.work() } : nil
        }
        defer {
            queue.stop()
            for worker in workers { worker.join() }
        }
        guard !workers.isEmpty else {
            for topic in topics { try body(try rank(topic, options, source: source)) }
            return
        }
        for place in topics.indices { try body(try queue.result(at: place).get()) }
    }

    /// Ranks documents for one topic; what is wrong with it is told with its line.
    fileprivate func rank(
        _ topic: Topic,
        _ options: SearchOptions,
        source: String
    ) throws(TraCuuError) -> TopicRun.Ranking {
        var options = options
        options.filters += topic.filters
        do throws(TraCuuError) {
            return TopicRun.Ranking(topic: topic, results: try rank(texts: topic.countedTexts, options: options))
        } catch {
            guard case .badQuery(_, let reason) = error else { throw error }
            throw .badInput(source: source, line: topic.line, reason: "topic \(topic.id): \(reason)")
        }
    }
}

/// The topics that threads rank documents for, and what they found.
private final class TopicQueue: Sendable {
    private struct State {
        /// The topic handed out next.
        var next = 0
        /// How many rankings were taken.
        var taken = 0
        /// The rankings that are ready, by place.
        var ready: [Int: Result<TopicRun.Ranking, TraCuuError>] = [:]
        /// Whether no topic is handed out any more.
        var isStopped = false
    }

    /// How many topics may be handed out beyond those taken.
    static let lead = 64

    private let topics: [Topic]
    private let index: SearchIndex
    private let options: SearchOptions
    private let source: String
    private let state = Monitor(State())

    init(_ topics: [Topic], _ index: SearchIndex, _ options: SearchOptions, source: String) {
        self.topics = topics
        self.index = index
        self.options = options
        self.source = source
    }

    /// What each thread does.
    func work() {
        while let place = place() {
            let result: Result<TopicRun.Ranking, TraCuuError>
            do throws(TraCuuError) {
                result = .success(try index.rank(topics[place], options, source: source))
            } catch {
                result = .failure(error)
            }
            state.change { state in
                state.ready[place] = result
                // Topics before this one were handed out before it, so the first error in their order is the one met.
                if case .failure = result { state.isStopped = true }
            }
        }
    }

    /// The place of the topic to work on, nil if there is no work any more.
    private func place() -> Int? {
        state.wait { state -> Int?? in
            if state.isStopped || state.next == topics.count { return .some(nil) }
            guard state.next < state.taken + Self.lead else { return .none }
            defer { state.next += 1 }
            return .some(state.next)
        }
    }

    /// Waits for the ranking at a place; places are asked for in their order.
    func result(at place: Int) -> Result<TopicRun.Ranking, TraCuuError> {
        state.wait { state in
            guard let result = state.ready.removeValue(forKey: place) else { return nil }
            state.taken = place + 1
            return result
        }
    }

    func stop() {
        state.change { $0.isStopped = true }
    }
}
