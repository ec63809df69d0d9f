// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization
import TraCuuCore
import TraCuuIndexing
import VietnameseText

/// Analyzers for the threads that search one index, each lent to one thread at a time.
final class AnalyzerPool: Sendable {
    /// An analyzer belongs to one thread at a time: whoever takes it out of the pool has it alone.
    private struct Lent: @unchecked Sendable {
        let analyzer: Analyzer
    }

    /// How many analyzers are kept for the next search: as many as can search at once.
    private static let limit = max(4, IndexOptions.availableThreads)
    /// Forms that an analyzer remembers. Texts of hits are few: a small table stays in the cache.
    private static let formLimit = 1 << 16

    private let idle = Mutex<[Lent]>([])

    /// Lends an analyzer to `body`.
    func withAnalyzer<R>(_ body: (Analyzer) throws(TraCuuError) -> R) throws(TraCuuError) -> R {
        let kept = idle.withLock { $0.popLast() }
        let lent = if let kept { kept } else { Lent(analyzer: try Self.make()) }
        defer { idle.withLock { if $0.count < Self.limit { $0.append(lent) } } }
        return try body(lent.analyzer)
    }

    /// An analyzer that no pool keeps.
    static func make() throws(TraCuuError) -> Analyzer {
        do {
            return try Analyzer(formLimit: formLimit)
        } catch {
            throw .usage("the text analysis cannot start: \(error)")
        }
    }
}
