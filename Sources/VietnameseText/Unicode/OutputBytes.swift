// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Bytes being written one after the other.
struct OutputBytes: ~Copyable {
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        memory = .allocate(byteCount: self.capacity, alignment: 8)
    }

    deinit { memory.deallocate() }

    /// The bytes as text.
    var text: String {
        String(decoding: UnsafeRawBufferPointer(start: memory, count: count), as: UTF8.self)
    }

    /// Appends up to three bytes, the first one lowest, their number in the highest byte.
    @inline(__always)
    mutating func append(packed bytes: UInt32) {
        if count + 4 > capacity { grow(4) }
        memory.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt32.self)
        count += Int(bytes >> 24)
    }

    mutating func append(_ bytes: some Collection<UInt8>) {
        if count + bytes.count > capacity { grow(bytes.count) }
        UnsafeMutableRawBufferPointer(start: memory + count, count: bytes.count).copyBytes(from: bytes)
        count += bytes.count
    }

    private mutating func grow(_ extra: Int) {
        let larger = max(capacity * 2, count + extra)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
        memory.copyMemory(from: self.memory, byteCount: count)
        self.memory.deallocate()
        self.memory = memory
        capacity = larger
    }
}
