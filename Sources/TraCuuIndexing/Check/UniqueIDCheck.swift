// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// Checks that no id stands for live documents in two segments, by walking through the ids of all at once.
enum UniqueIDCheck {
    private struct Head {
        let segment: SegmentReader
        var cursor: TermsCursor

        /// Moves to the id of the next live document; false if there is none.
        mutating func advance() throws(TraCuuError) -> Bool {
            while try cursor.next(), cursor.field <= TermsFormat.idField {
                guard cursor.field == TermsFormat.idField else { continue }
                if segment.deletions?.contains(cursor.info.singleDocument) != true { return true }
            }
            return false
        }
    }

    /// Adds what is wrong to the report.
    static func run(_ segments: [SegmentReader], _ report: inout CheckReport) {
        do throws(TraCuuError) {
            try walk(segments, &report)
        } catch {
            report.add(error)
        }
    }

    private static func walk(_ segments: [SegmentReader], _ report: inout CheckReport) throws(TraCuuError) {
        var heads: [Head] = []
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        for segment in segments {
            var head = Head(segment: segment, cursor: segment.terms.cursor(near: TermsFormat.idField, key: nothing))
            if try head.advance() { heads.append(head) }
        }
        while !report.isFull,
            let first = heads.min(by: { $0.cursor.fullKey.lexicographicallyPrecedes($1.cursor.fullKey) })
        {
            let key = first.cursor.fullKey
            var found = 0
            var remaining: [Head] = []
            for var head in heads {
                if head.cursor.fullKey == key {
                    found += 1
                    guard try head.advance() else { continue }
                }
                remaining.append(head)
            }
            heads = remaining
            if found > 1, let file = first.segment.files.first(where: { $0.kind == .terms })?.file {
                let id = String(decoding: key.dropFirst(), as: UTF8.self)
                let reason = "\(found) segments have a live document with the id \(id)"
                report.add(file.corrupt(at: UInt64(IndexFileFormat.headerSize), reason))
            }
        }
    }
}
