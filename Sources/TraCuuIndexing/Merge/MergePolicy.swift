// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Decides which segments are merged: runs of neighbours of about the same size.
///
/// Sizes fall into levels, each `factor` times the one below, everything under a floor in the lowest. A run of neighbours
/// of which none is above a level becomes one segment as soon as it has `factor` of them, half of them on the level
/// itself (the others, smaller, are taken along: they would else stand between larger ones for ever). Only neighbours
/// are merged, so documents keep their order and ties in scores stay as they were. Above the floor, a byte is rewritten a
/// few times a level.
struct MergePolicy {
    /// Segments merged at a time, at least 2.
    var factor: Int
    /// Sizes below this count as this.
    var floor: UInt64 = 1 << 20

    /// The segments to merge next, by their sizes in bytes; nil if none are due.
    ///
    /// - Parameter fits: whether neighbours fit into one segment; if a run does, so does a shorter one.
    func nextMerge(_ sizes: [UInt64], fits: (Range<Int>) -> Bool = { _ in true }) -> Range<Int>? {
        let levels = sizes.map(level)
        for level in Set(levels).sorted() {
            var start = 0
            while start < levels.count {
                var end = start
                var onLevel = 0
                while end < levels.count, levels[end] <= level, end == start || fits(start..<end + 1) {
                    onLevel += levels[end] == level ? 1 : 0
                    end += 1
                }
                if end - start >= factor, onLevel >= max(2, (factor + 1) / 2) { return start..<end }
                // Behind a run that ends where no more fits the next begins; a larger segment is passed over.
                start = end < levels.count && levels[end] <= level ? end : end + 1
            }
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
