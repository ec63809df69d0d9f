// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// Checks that no id stands for live documents in two segments, by walking through the ids of all at once.
enum UniqueIDCheck {
    /// Adds what is wrong to the report.
    static func run(_ segments: [SegmentReader], _ report: inout CheckReport) {
        do throws(TraCuuError) {
            try walk(segments, &report)
        } catch {
            report.add(error)
        }
    }

    private static func walk(_ segments: [SegmentReader], _ report: inout CheckReport) throws(TraCuuError) {
        var queue = TermQueue(capacity: segments.count)
        for (index, segment) in segments.enumerated() {
            try queue.add(segment.terms, field: TermsFormat.idField, source: index)
        }
        var key: [UInt8] = []
        while !report.isFull, !queue.isEmpty {
            queue.copyKey(to: &key)
            let first = segments[queue.source]
            var found = 0
            repeat {
                let deletions = segments[queue.source].deletions
                if deletions?.contains(queue.info.singleDocument) != true { found += 1 }
                try queue.advance()
            } while queue.isAt(key)
            if found > 1, let file = first.files.first(where: { $0.kind == .terms })?.file {
                let id = String(decoding: key, as: UTF8.self)
                let reason = "\(found) segments have a live document with the id \(id)"
                report.add(file.corrupt(at: UInt64(IndexFileFormat.headerSize), reason))
            }
        }
    }
}
