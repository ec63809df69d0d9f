// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCore

/// A growing region of raw memory that is addressed by 32-bit offsets and freed as a whole.
///
/// Growing may move the region: hold offsets across calls that grow, never pointers. Memory that was reserved but
/// never touched costs address space only.
struct ByteArena: ~Copyable {
    /// The largest number of bytes an arena can hold.
    static let limit = Int(UInt32.max)

    /// The start of the region; valid until the next `reserve`.
    private(set) var base: UnsafeMutableRawPointer
    /// Bytes handed out.
    private(set) var used = 0
    private var capacity: Int

    init(capacity: Int = 1 << 16) {
        self.capacity = capacity
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit {
        base.deallocate()
    }

    /// Makes sure that `count` more bytes can be taken without moving the region.
    ///
    /// - Throws: ``TraCuuError/limit(_:)`` if the arena would pass ``limit`` or memory is exhausted.
    mutating func reserve(_ count: Int) throws(TraCuuError) {
        guard makeRoom(for: count) else { throw Self.exhausted }
    }

    /// As `reserve`, for callers that cannot throw; false if it failed.
    mutating func makeRoom(for count: Int) -> Bool {
        guard used + count > capacity else { return true }
        let wanted = max(used + count, min(capacity * 2, Self.limit))
        guard wanted <= Self.limit, let grown = realloc(base, wanted) else { return false }
        base = grown
        capacity = wanted
        return true
    }

    /// The error that an arena cannot grow.
    static var exhausted: TraCuuError {
        .limit("the index buffer cannot grow beyond \(limit) bytes or memory is used up; index with a smaller --memory")
    }

    /// Takes `count` reserved bytes; their content is undefined.
    @inline(__always)
    mutating func take(_ count: Int) -> UInt32 {
        defer { used &+= count }
        return UInt32(truncatingIfNeeded: used)
    }

    /// Copies bytes in and returns where they stand.
    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) -> UInt32 {
        try reserve(bytes.count)
        let address = take(bytes.count)
        if let source = bytes.baseAddress {
            (base + Int(address)).copyMemory(from: source, byteCount: bytes.count)
        }
        return address
    }
}
