// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuStorage

@testable import TraCuuIndexing

struct TermQueueTests {
    private struct Seen: Equatable {
        var key: [UInt8]
        var source: Int
        var document: UInt32
    }

    /// A dictionary of terms of two fields; only those of field 1 are asked for.
    private func dictionary(_ keys: Set<[UInt8]>, _ directory: MemoryDirectory, _ name: String) throws -> TermsReader {
        let segment = SegmentID(high: 1, low: 2)
        var writer = try TermsWriter(directory, name: name, segment: segment)
        let counts = [SpellingCounts(documentFrequency: 1, totalFrequency: 1)]
        for field in UInt8(0)...2 {
            for (number, key) in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
                var info = TermInfo()
                info.documentFrequency = 1
                info.totalFrequency = 1
                info.singleDocument = UInt32(number)
                try key.withUnsafeBytes { key in
                    try writer.add(field: field, key: key, info: info, spellings: [key], counts: counts)
                }
            }
        }
        _ = try writer.finish()
        return try TermsReader(IndexFile(directory, name: name, kind: .terms, segment: segment))
    }

    /// Keys with common starts, ends and zeros, so that the order is decided in all places.
    private func randomKey(_ random: inout SeededGenerator) -> [UInt8] {
        (0..<random.below(12)).map { _ in [0, 0, 1, 0xC3, 0xFF][random.below(5)] }
    }

    @Test(arguments: [0, 1, 2, 3, 9]) func termsComeInOrder(_ count: Int) throws {
        var random = SeededGenerator.fresh()
        let directory = MemoryDirectory()
        var queue = TermQueue(capacity: count)
        var expected: [Seen] = []
        for source in 0..<count {
            let keys = Set((0..<random.below(300)).map { _ in randomKey(&random) })
            let terms = try dictionary(keys, directory, "s\(source).terms")
            try queue.add(terms, field: 1, source: source)
            for (number, key) in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
                expected.append(Seen(key: key, source: source, document: UInt32(number)))
            }
        }
        expected.sort { left, right in
            left.key == right.key ? left.source < right.source : left.key.lexicographicallyPrecedes(right.key)
        }
        var seen: [Seen] = []
        var key: [UInt8] = []
        while !queue.isEmpty {
            queue.copyKey(to: &key)
            let (isHere, isBehind) = (queue.isAt(key), queue.isAt(key + [0]))
            #expect(isHere && !isBehind)
            let spellings = try queue.spellings()
            #expect(spellings.map(\.key) == [key])
            seen.append(Seen(key: key, source: queue.source, document: queue.info.singleDocument))
            try queue.advance()
        }
        let isAtEmptyKey = queue.isAt([])
        #expect(!isAtEmptyKey)
        #expect(seen == expected, "seed \(random.seed)")
    }
}
