// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The positions of a term in one document, in plain memory that grows as needed and is used again.
///
/// Whoever makes one frees it by ``deallocate()``.
package struct PlaceList {
    /// The positions, ascending unless the index is damaged.
    package private(set) var places: UnsafeMutablePointer<UInt32>
    /// How many there are.
    package var count = 0
    private var capacity: Int

    /// Numbers that may be written behind the last position.
    package static let padding = 8

    /// An empty list.
    package init() {
        capacity = 64
        places = .allocate(capacity: capacity)
        places.initialize(repeating: 0, count: capacity)
    }

    package func deallocate() {
        places.deallocate()
    }

    /// Makes room for `more` positions behind the last, and for ``padding`` behind those.
    package mutating func reserve(_ more: Int) {
        if count &+ more &+ Self.padding > capacity { grow(count + more + Self.padding) }
    }

    private mutating func grow(_ least: Int) {
        let larger = max(least, capacity * 2)
        let new = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
        new.moveInitialize(from: places, count: count)
        (new + count).initialize(repeating: 0, count: larger - count)
        places.deallocate()
        places = new
        capacity = larger
    }
}
