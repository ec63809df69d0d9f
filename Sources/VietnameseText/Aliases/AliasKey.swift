// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The key of an alias while it is put together, in memory that is kept from alias to alias.
struct AliasKey: ~Copyable {
    let bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init() { bytes = .allocate(capacity: KeyBuilder.maximumLength) }

    deinit { bytes.deallocate() }

    mutating func removeAll() { count = 0 }

    /// Takes back what was appended last.
    mutating func removeLast(keeping kept: Int) { count = min(count, kept) }

    /// Adds a byte. The grammars see to it that there is room.
    mutating func append(_ byte: UInt8) {
        guard count < KeyBuilder.maximumLength else { return }
        bytes[count] = byte
        count += 1
    }

    mutating func append(_ source: UnsafePointer<UInt8>, _ range: Range<Int>) {
        for index in range { append(source[index]) }
    }

    /// Appends a number in decimal, filled up with zeroes to a width.
    mutating func append(_ number: Int, width: Int) {
        var power = 1
        for _ in 1..<width { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
    }
}
