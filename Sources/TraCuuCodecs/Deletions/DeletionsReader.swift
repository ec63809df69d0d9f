// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Reads ``DeletionsFormat``.
package enum DeletionsReader {
    /// Checks and reads the whole file; the set does not depend on the file afterwards.
    package static func read(_ file: IndexFile) throws(TraCuuError) -> DeletionSet {
        let start = UInt64(IndexFileFormat.headerSize)
        var reader = try file.reader(at: start, count: Int(file.bodyEnd - start))
        let documentCount = try reader.fixed(UInt32.self)
        let count = try reader.fixed(UInt32.self)
        guard reader.remaining == DeletionSet.wordCount(documentCount) * 8 else {
            throw reader.corrupt("\(reader.remaining) bytes for \(documentCount) documents")
        }
        var words: [UInt64] = []
        words.reserveCapacity(reader.remaining / 8)
        while reader.remaining > 0 { words.append(try reader.fixed(UInt64.self)) }
        guard let deletions = DeletionSet(documentCount: documentCount, words: words) else {
            throw reader.corrupt("a document behind the last one is deleted")
        }
        guard deletions.count == count else {
            throw reader.corrupt("\(deletions.count) documents are deleted instead of \(count)")
        }
        return deletions
    }
}
