// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization

/// What all threads of a writer have done together.
final class SegmentCounts: Sendable {
    private let counts = Mutex(IndexingCounts())

    /// So far.
    var now: IndexingCounts { counts.withLock { $0 } }

    func change(_ body: (inout IndexingCounts) -> Void) {
        counts.withLock { body(&$0) }
    }
}
