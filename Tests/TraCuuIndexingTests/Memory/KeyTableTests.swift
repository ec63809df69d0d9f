// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuIndexing

struct KeyTableTests {
    @Test func aTableNumbersKeysAsADictionaryWould() throws {
        var random = SeededGenerator.fresh()
        var table = KeyTable()
        var numbers: [[UInt8]: Int] = [:]
        var keys: [[UInt8]] = []
        for _ in 0..<20_000 {
            // Short keys collide in value, zero bytes at the end differ only in length.
            var key = random.bytes(random.below(random.below(20) == 0 ? 300 : 3))
            key += [UInt8](repeating: 0, count: random.below(10) == 0 ? random.below(12) : 0)
            let (number, isNew) = try key.withBytes { (bytes) throws(TraCuuError) in try table.insert(bytes) }
            #expect(isNew == (numbers[key] == nil), "seed \(random.seed)")
            #expect(number == numbers[key, default: keys.count])
            if isNew {
                numbers[key] = number
                keys.append(key)
            }
        }
        let count = table.count
        #expect(count == keys.count)
        for (number, key) in keys.enumerated() {
            let stored = Array(table.key(number))
            #expect(stored == key)
            let found = key.withUnsafeBytes { table.find($0) }
            #expect(found == number)
        }
        for _ in 0..<2000 {
            let key = random.bytes(4)
            let found = key.withUnsafeBytes { table.find($0) }
            #expect(found == numbers[key])
        }
        let sorted = table.sorted().map { keys[$0] }
        #expect(sorted == keys.sorted { $0.lexicographicallyPrecedes($1) }, "seed \(random.seed)")
        let memory = table.memory
        #expect(memory >= keys.reduce(0) { $0 + $1.count })
    }

    @Test func spellingsBelongToTheirTerms() throws {
        var table = SpellingTable()
        func insert(_ key: [UInt8], _ term: Int) throws -> (number: Int, isNew: Bool) {
            try key.withBytes { (bytes) throws(TraCuuError) in try table.insert(bytes, of: term) }
        }
        #expect(try insert([1, 2], 0) == (0, true))
        #expect(try insert([1, 2], 1) == (1, true))
        #expect(try insert([1, 2], 0) == (0, false))
        #expect(try insert([], 256) == (2, true))
        #expect(try insert([0], 1) == (3, true))
        let keys = (0..<4).map { Array(table.key($0)) }
        #expect(keys == [[1, 2], [1, 2], [], [0]])
    }
}
