// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

extension UnsafeRawBufferPointer {
    /// The offset of the first `byte`, or nil.
    @inline(__always)
    func firstOffset(of byte: UInt8) -> Int? {
        guard let baseAddress, let found = memchr(baseAddress, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(found) - baseAddress
    }

    /// The bytes without the white space of ASCII around them.
    var trimmed: UnsafeRawBufferPointer {
        var rest = self[...]
        while let first = rest.first, first.isSpace { rest = rest.dropFirst() }
        while let last = rest.last, last.isSpace { rest = rest.dropLast() }
        return UnsafeRawBufferPointer(rebasing: rest)
    }

    /// Cuts off the first line: what it holds without its end, and what follows it.
    var firstLine: (line: UnsafeRawBufferPointer, rest: UnsafeRawBufferPointer) {
        guard let newline = firstOffset(of: 0x0A) else {
            return (self, UnsafeRawBufferPointer(rebasing: self[count...]))
        }
        var line = self[..<newline]
        if line.last == 0x0D { line = line.dropLast() }
        return (UnsafeRawBufferPointer(rebasing: line), UnsafeRawBufferPointer(rebasing: self[(newline + 1)...]))
    }
}

extension UInt8 {
    /// Whether this is white space in ASCII.
    @inline(__always)
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
