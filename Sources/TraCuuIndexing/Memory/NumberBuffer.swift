// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A growing run of numbers that is filled and emptied again and again: an array would ask for each whether it is shared.
struct NumberBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt32>
    private var capacity = 256
    private(set) var count = 0

    init() {
        base = .allocate(capacity: 256)
    }

    deinit {
        base.deallocate()
    }

    /// The numbers; valid until the next change.
    var numbers: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: base, count: count) }

    @inline(__always)
    mutating func append(_ number: UInt32) {
        if count == capacity { grow() }
        (base + count).initialize(to: number)
        count += 1
    }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
