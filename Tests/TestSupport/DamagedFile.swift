// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
package import TraCuuStorage

/// Damages every byte of a small file and cuts it at every length, and expects that opening it and using all of it
/// gives an error each time.
package func expectAllDamageIsFound(
    in directory: MemoryDirectory,
    _ name: String,
    kind: FileKind,
    use: (IndexFile) throws -> Void
) throws {
    func isUsable() throws -> Bool {
        do {
            let file = try IndexFile(directory, name: name, kind: kind, segment: nil)
            try use(file)
            try file.verifyAll()
            return true
        } catch is TraCuuError {
            return false
        }
    }
    let bytes = try directory.content(name)
    #expect(try isUsable())
    for position in bytes.indices {
        for change: UInt8 in [0x01, 0x80, 0xFF] {
            var damaged = bytes
            damaged[position] ^= change
            try directory.put(name, damaged)
            #expect(try !isUsable(), "byte \(position) changed by \(change)")
        }
        try directory.put(name, Array(bytes[..<position]))
        #expect(try !isUsable(), "cut to \(position) bytes")
    }
}

/// Changes bytes of the body at random, with checksums made anew as an attacker would, and expects that using the file
/// gives an error or an answer, but no trap.
package func expectHostileBodiesAreHarmless(
    in directory: MemoryDirectory,
    _ name: String,
    kind: FileKind,
    rounds: Int = 2000,
    random: inout SeededGenerator,
    use: (IndexFile) throws -> Void
) throws {
    let original = try IndexFile(directory, name: name, kind: kind, segment: nil)
    let body = Array(try original.bytes(at: 32, count: Int(original.bodyEnd) - 32))
    for _ in 0..<rounds {
        var hostile = body
        for _ in 0...random.below(4) where !hostile.isEmpty {
            let position = random.below(hostile.count)
            switch random.below(4) {
            case 0: hostile[position] = UInt8(truncatingIfNeeded: random.next())
            case 1: hostile[position] = Bool.random(using: &random) ? 0xFF : 0
            case 2: hostile.removeSubrange(position..<min(position + 1 + random.below(8), hostile.count))
            default: hostile.insert(contentsOf: random.bytes(1 + random.below(8)), at: position)
            }
        }
        let writer = try IndexFileWriter(directory, name: "hostile", kind: kind, segment: original.segment)
        try hostile.withUnsafeBytes { try writer.write($0) }
        _ = try writer.finish()
        do {
            try use(try IndexFile(directory, name: "hostile", kind: kind, segment: nil))
        } catch is TraCuuError {
            continue
        }
    }
}
