// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuIndexing

extension QueryPlan {
    /// The documents of a segment that all of some nodes match and none of some others, without those deleted.
    func documents(
        of segment: Int,
        matching filters: [PlanNode],
        excluding excluded: [PlanNode]
    ) throws(TraCuuError) -> DocumentSet {
        let set = DocumentSet(snapshot.segments[segment])
        let count = snapshot.segments[segment].documentCount
        for filter in filters {
            guard let matcher = try matcher(filter, segment, false) else {
                set.remove(from: 0, to: .max)
                return set
            }
            try Self.keep(matcher, in: set, count)
        }
        for filter in excluded {
            if let matcher = try matcher(filter, segment, false) { try Self.drop(matcher, from: set, count) }
        }
        return set
    }

    /// Keeps the documents that match.
    private static func keep(_ matcher: any Matcher, in set: DocumentSet, _ count: UInt32) throws(TraCuuError) {
        let memory = WindowMemory(isScored: false)
        var start: UInt32 = 0
        while start < count {
            let first = try set.next(from: start).map { (next) throws(TraCuuError) in try matcher.candidate(from: next)
            }
            guard let first, first < count else { break }
            let next = first & ~(Window.size - 1)
            set.remove(from: start, to: next)
            let window = memory.window(at: next)
            let kept = set.window(at: next)
            try matcher.fill(window, wanted: kept)
            for word in 0..<Window.wordCount { kept.bits[word] &= window.bits[word] }
            start = window.end
        }
        set.remove(from: start, to: .max)
    }

    /// Drops the documents that match.
    private static func drop(_ matcher: any Matcher, from set: DocumentSet, _ count: UInt32) throws(TraCuuError) {
        let memory = WindowMemory(isScored: false)
        var start: UInt32 = 0
        while start < count, let next = set.next(from: start) {
            let first = try matcher.candidate(from: next)
            if first >= count { return }
            let window = memory.window(at: first & ~(Window.size - 1))
            let kept = set.window(at: window.start)
            try matcher.fill(window, wanted: kept)
            for word in 0..<Window.wordCount { kept.bits[word] &= ~window.bits[word] }
            start = window.end
        }
    }
}
