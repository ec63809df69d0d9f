// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// Merges of segments whose bytes were made up, with checksums that fit: an error or a segment, but no trap.
struct HostileMergeTests {
    @Test(arguments: [FileKind.terms, .postings, .positions]) func anyBytesAreHarmless(_ kind: FileKind) throws {
        var random = SeededGenerator.fresh()
        let original = MemoryDirectory()
        var options = IndexOptions()
        options.mergeFactor = 100
        do {
            let writer = try IndexWriter(original, options: options)
            for number in 0..<300 {
                try writer.add(SampleDocument.random(id: "\(number)", longest: 6, &random))
                if number == 20 { try writer.commit() }
            }
            for number in stride(from: 0, to: 20, by: 2) { _ = try writer.delete("\(number)") }
            try writer.commit()
        }
        let names = original.names().filter { CommitPoint.isIndexFile($0) }
        for _ in 0..<60 {
            let directory = MemoryDirectory()
            for name in names { try directory.put(name, try original.content(name)) }
            for number: UInt64 in [1, 2] {
                let name = SegmentFiles.name(number, kind)
                let file = try IndexFile(original, name: name, kind: kind, segment: nil)
                var body = Array(try file.bytes(at: 32, count: Int(file.bodyEnd) - 32))
                for _ in 0...random.below(3) {
                    let position = random.below(body.count)
                    switch random.below(4) {
                    case 0: body[position] = UInt8(truncatingIfNeeded: random.next())
                    case 1: body[position] ^= 1 << UInt8(random.below(8))
                    // The largest number there is as a varint.
                    case 2 where position + 10 < body.count:
                        body.replaceSubrange(
                            position..<position + 10,
                            with: [UInt8](repeating: 0xFF, count: 9) + [1]
                        )
                    default: body[position] = 0xFF
                    }
                }
                let writer = try IndexFileWriter(directory, name: name, kind: kind, segment: file.segment)
                try body.withBytes { (bytes) throws(TraCuuError) in try writer.write(bytes) }
                _ = try writer.finish()
            }
            do {
                let writer = try IndexWriter(directory, options: options)
                try writer.mergeAll(reordering: random.below(2) == 0)
            } catch {
                continue
            }
        }
    }
}
