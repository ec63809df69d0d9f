// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuu
import TraCuuIngest

/// The text to measure the analysis on, in memory.
struct BenchText {
    /// The most text that is taken, in bytes.
    private static let sizeLimit = 1 << 30
    /// A text is divided at the first line end behind this many bytes, since documents are not endless either.
    private static let pieceSize = 1 << 20

    /// Where it comes from, for messages.
    let name: String
    /// All of it, well-formed UTF-8.
    private(set) var bytes: [UInt8] = []
    /// The texts that it consists of, each analyzed by itself.
    private(set) var pieces: [Range<Int>] = []

    /// Reads a file of text, the documents of an archive or a folder, or text from standard input for `-`.
    init(path: String) throws {
        name = path == "-" ? "standard input" : path
        if path != "-", Self.isArchive(path) {
            try readDocuments(path)
        } else {
            bytes = try Files.read(path, limit: Self.sizeLimit)
            if let offset = bytes.withUnsafeBytes({ UTF8Check.firstError(in: $0) }) {
                throw TraCuuError.badInput(source: name, line: nil, reason: "not valid UTF-8 at byte \(offset)")
            }
            divide()
        }
    }

    private static func isArchive(_ path: String) -> Bool {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return true }
        var name = path.lowercased()
        for packing in [".gz", ".zst"] where name.hasSuffix(packing) { name.removeLast(packing.count) }
        return [".jsonl", ".ndjson", ".json"].contains { name.hasSuffix($0) }
    }

    private mutating func readDocuments(_ path: String) throws {
        let reader = try DocumentReader([path])
        reader.onBad = { Output.complain($0.description) }
        var (bytes, pieces) = ([UInt8](), [Range<Int>]())
        while try reader.next({ document in
            for part in [document.title, document.text] where !part.isEmpty {
                pieces.append(bytes.count..<bytes.count + part.count)
                bytes.append(contentsOf: part)
            }
            guard bytes.count <= Self.sizeLimit else {
                throw TraCuuError.limit("\(path) has more than \(Self.sizeLimit >> 20) MiB of text")
            }
        }) {}
        (self.bytes, self.pieces) = (bytes, pieces)
    }

    private mutating func divide() {
        var start = 0
        while start < bytes.count {
            var end = min(start + Self.pieceSize, bytes.count)
            while end < bytes.count, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
            pieces.append(start..<end)
            start = end
        }
    }
}
