// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuCodecs

struct ByteStringTableTests {
    @Test func numbersFollowTheFirstOccurrence() throws {
        var random = SeededGenerator.fresh()
        var table = ByteStringTable()
        var expected: [[UInt8]: Int] = [:]
        for _ in 0..<5000 {
            let string = random.bytes(random.below(3))
            let number = string.withUnsafeBytes { table.number(of: $0) }
            #expect(number == expected[string, default: expected.count])
            expected[string] = number
        }
        #expect(table.count == expected.count)
        #expect(table.totalSize == expected.keys.reduce(0) { $0 + $1.count })
        let sorted = try table.sorted().map { try table.withBytes(of: $0) { Array($0) } }
        #expect(sorted == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
    }
}
