// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Writes a ``DeletionSet`` as ``DeletionsFormat`` says.
package enum DeletionsWriter {
    /// Writes the file and makes its content durable.
    ///
    /// - Returns: the length of the file.
    package static func write(
        _ deletions: DeletionSet,
        to directory: any Directory,
        name: String,
        segment: SegmentID
    ) throws(TraCuuError) -> UInt64 {
        let file = try IndexFileWriter(directory, name: name, kind: DeletionsFormat.kind, segment: segment)
        var body = ByteWriter()
        body.append(fixed: deletions.documentCount)
        body.append(fixed: deletions.count)
        for word in deletions.words { body.append(fixed: word) }
        try file.write(body)
        return try file.finish()
    }
}
