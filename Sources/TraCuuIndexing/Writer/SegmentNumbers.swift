// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Synchronization

/// Hands out the numbers of segments, each once, to all threads that build some.
final class SegmentNumbers: Sendable {
    private let next: Atomic<UInt64>

    init(from first: UInt64) {
        next = Atomic(first)
    }

    /// The number of the next segment.
    func take() -> UInt64 { next.wrappingAdd(1, ordering: .relaxed).oldValue }

    /// The number that will be taken next.
    var upcoming: UInt64 { next.load(ordering: .relaxed) }
}
