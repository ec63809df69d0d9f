// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The documents in an order that threads change, each its own run.
final class DocumentHalves: @unchecked Sendable {
    let count: Int
    let documents: UnsafeMutablePointer<UInt32>
    /// For each place how much its document would rather stand on the right than on the left, and room to sort such.
    let leanings: UnsafeMutablePointer<Float>
    let sorted: UnsafeMutablePointer<Float>

    init(documentCount: Int) {
        count = documentCount
        documents = .allocate(capacity: count)
        leanings = .allocate(capacity: count)
        sorted = .allocate(capacity: count)
        for document in 0..<count { (documents + document).initialize(to: UInt32(document)) }
        leanings.initialize(repeating: 0, count: count)
        sorted.initialize(repeating: 0, count: count)
    }

    deinit {
        documents.deallocate()
        leanings.deallocate()
        sorted.deallocate()
    }

    var order: [UInt32] { Array(UnsafeBufferPointer(start: documents, count: count)) }

    /// Brings a run into the order that its documents had in the first place.
    func restoreOrder(_ run: Range<Int>) {
        var own = UnsafeMutableBufferPointer(start: documents + run.lowerBound, count: run.count)
        own.sort()
    }

    /// The leaning that so many of a run have or are below.
    func leaning(ofLowest wanted: Int, in run: Range<Int>) -> Float {
        (sorted + run.lowerBound).update(from: leanings + run.lowerBound, count: run.count)
        var (low, high) = (run.lowerBound, run.upperBound - 1)
        let target = run.lowerBound + wanted - 1
        // Hoare's selection.
        while low < high {
            let pivot = sorted[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while sorted[left] < pivot { left += 1 }
                while sorted[right] > pivot { right -= 1 }
                guard left <= right else { break }
                (sorted[left], sorted[right]) = (sorted[right], sorted[left])
                left += 1
                right -= 1
            }
            if target <= right {
                high = right
            } else if target >= left {
                low = left
            } else {
                break
            }
        }
        return sorted[target]
    }
}
