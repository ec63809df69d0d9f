// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuIndexing

/// Goes through the windows of a segment that may hold documents that match. The windows share one memory, which lives as
/// long as the walk.
struct WindowWalk {
    private let matcher: any Matcher
    private let segment: SegmentReader
    private let allowed: DocumentSet?
    private let memory: WindowMemory
    private var target: UInt32 = 0

    /// A walk through a segment, of whose documents only `allowed` count if it is given.
    init(_ matcher: any Matcher, _ segment: SegmentReader, allowed: DocumentSet?, isScored: Bool) {
        self.matcher = matcher
        self.segment = segment
        self.allowed = allowed
        memory = WindowMemory(isScored: isScored)
    }

    /// The next window with the documents that match, without those that are deleted or not allowed; nil behind the last.
    ///
    /// - Parameter threshold: windows none of whose documents can score more are passed over.
    mutating func next(above threshold: Int32 = -1) throws(TraCuuError) -> Window? {
        while let start = try nextStart() {
            let (end, overflow) = start.addingReportingOverflow(Window.size)
            target = overflow ? .max : end
            if threshold >= 0, matcher.bound(from: start, to: target) <= threshold { continue }
            let window = memory.window(at: start)
            if let allowed {
                let wanted = allowed.window(at: start)
                try matcher.fill(window, wanted: wanted)
                for word in 0..<Window.wordCount { window.bits[word] &= wanted.bits[word] }
            } else {
                try matcher.fill(window, wanted: nil)
                removeDeleted(from: window)
            }
            return window
        }
        return nil
    }

    /// The start of the first window from the target on that may hold documents.
    private mutating func nextStart() throws(TraCuuError) -> UInt32? {
        while target < segment.documentCount {
            let candidate = try matcher.candidate(from: target)
            guard candidate < segment.documentCount else { return nil }
            let start = candidate & ~(Window.size - 1)
            guard let allowed else { return start }
            guard let next = allowed.next(from: start) else { return nil }
            if next < start + Window.size { return start }
            target = next & ~(Window.size - 1)
        }
        return nil
    }

    private func removeDeleted(from window: Window) {
        guard let deletions = segment.deletions else { return }
        let first = Int(window.start / 64)
        for word in 0..<min(Window.wordCount, deletions.words.count - first) {
            window.bits[word] &= ~deletions.words[first + word]
        }
    }
}
