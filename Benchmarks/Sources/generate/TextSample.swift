// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import SyntheticText

/// Texts from all over a corpus.
enum TextSample {
    /// How many.
    static let count = 4_000

    /// Texts of a synthetic corpus of `documents`.
    static func synthetic(documents: Int, seed: UInt64, size: Int) -> [String] {
        var writer = DocumentWriter(Language(), seed: seed, meanSize: size)
        let step = max(1, documents / count)
        var texts: [String] = []
        for number in stride(from: 0, to: documents, by: step) {
            writer.empty()
            writer.write(number)
            texts.append(writer.document.text)
        }
        return texts
    }

    /// Texts of a file of JSON Lines, from evenly spread places.
    static func file(_ path: String) throws -> [String] {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        var texts: [String] = []
        var end: UInt64 = 0
        for index in 0..<UInt64(count) {
            let place = size * index / UInt64(count)
            guard place >= end else { continue }
            try file.seek(toOffset: place)
            var bytes = Data()
            // The line that begins behind the next end of a line, or the first.
            var start = index == 0 ? 0 : nil as Int?
            while true {
                let more = try file.read(upToCount: 1 << 16) ?? Data()
                bytes.append(more)
                if start == nil { start = bytes.firstIndex(of: 10).map { $0 + 1 } }
                guard let from = start else { if more.isEmpty { break } else { continue } }
                let stop = bytes[from...].firstIndex(of: 10) ?? (more.isEmpty ? bytes.count : nil)
                guard let stop else { continue }
                end = place + UInt64(stop)
                let object = try? JSONSerialization.jsonObject(with: bytes[from..<stop]) as? [String: Any]
                let text = (object?["text"] ?? object?["body"] ?? object?["content"]) as? String
                if let text { texts.append(text) }
                break
            }
        }
        return texts
    }
}
