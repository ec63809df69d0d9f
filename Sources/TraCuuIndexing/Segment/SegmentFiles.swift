// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

/// The names of a segment's files: `s<number>.<structure>`, deletions `s<number>.<generation>.deletions`.
package enum SegmentFiles {
    /// The structures of a segment, with the names that statistics use. Segments of earlier releases have no bigrams.
    package static let structures: [FileKind] = [
        .segment, .terms, .postings, .positions, .norms, .stored, .columns, .bigrams,
    ]

    /// The name of a structure's file.
    package static func name(_ number: UInt64, _ kind: FileKind) -> String {
        "s\(number).\(kind.structureName)"
    }

    /// Whether a name is exactly one that a file of a segment has.
    package static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, first.first == "s", let number = UInt64(first.dropFirst()) else { return false }
        if parts.count == 3, let generation = UInt64(parts[1]) {
            return name == deletions(number, generation: generation)
        }
        return structures.contains { name == Self.name(number, $0) }
    }

    /// The name of the deletions file of a generation.
    package static func deletions(_ number: UInt64, generation: UInt64) -> String {
        "s\(number).\(generation).\(FileKind.deletions.structureName)"
    }
}

extension FileKind {
    /// The structure's name in file names and statistics.
    package var structureName: String { String(describing: self) }
}
