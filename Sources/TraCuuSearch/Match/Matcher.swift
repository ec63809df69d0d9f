// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Finds and scores the documents of one segment that match one part of a query, window by window in ascending order.
protocol Matcher: AnyObject {
    /// A document at or after `target` before which no document from `target` on matches; `Matching.none` if none does.
    ///
    /// It need not match itself. Targets ascend.
    func candidate(from target: UInt32) throws(TraCuuError) -> UInt32

    /// Sets the bits of matching documents of the window and adds to their scores, if the window has scores; bits of
    /// others stay as they are.
    ///
    /// - Parameter wanted: if given, a window of the same start; only documents with a bit there need to be looked at.
    func fill(_ window: Window, wanted: Window?) throws(TraCuuError)

    /// A score that no document from `start` on and before `end` exceeds; both ascend from call to call.
    func bound(from start: UInt32, to end: UInt32) -> Int32

    /// About how many documents match, for the order of evaluation.
    var cost: UInt64 { get }
}

/// What matchers share.
enum Matching {
    /// The document number that stands for none.
    static let none = UInt32.max
}
