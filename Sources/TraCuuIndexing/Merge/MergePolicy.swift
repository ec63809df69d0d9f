// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Decides which segments are merged: runs of neighbours of about the same size.
///
/// Sizes fall into levels, each `factor` times the one below, everything under a floor in the lowest. When `factor`
/// neighbours stand on one level (or below it) they become one segment of the next. Only neighbours are merged, so
/// documents keep their order and ties in scores stay as they were. Each byte is rewritten once a level.
struct MergePolicy {
    /// Segments merged at a time.
    var factor: Int
    /// Sizes below this count as this.
    var floor: UInt64 = 1 << 20

    /// The segments to merge next, by their sizes in bytes; nil if none are due.
    func nextMerge(_ sizes: [UInt64]) -> Range<Int>? {
        let levels = sizes.map(level)
        var end = levels.count
        while end >= factor {
            let start = end - factor
            let run = levels[start..<end]
            if let top = run.max(), run.reduce(0, { $0 + ($1 == top ? 1 : 0) }) * 2 >= factor || top == 0 {
                return start..<end
            }
            end -= 1
        }
        return nil
    }

    private func level(_ size: UInt64) -> Int {
        var level = 0
        var limit = floor
        while size > limit, limit < UInt64.max / UInt64(factor) {
            limit *= UInt64(factor)
            level += 1
        }
        return level
    }
}
