// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// What a check found.
package struct CheckReport: Sendable {
    /// The most problems that are told.
    package static let problemLimit = 100

    /// Files whose checksums were verified and are right, with their bytes.
    package var files: [(name: String, bytes: UInt64)] = []
    /// Documents in the segments that were checked, deleted ones included.
    package var documents: UInt64 = 0
    /// Of those, the deleted ones.
    package var deletedDocuments: UInt64 = 0
    package var terms: UInt64 = 0
    package var postings: UInt64 = 0
    /// What is wrong, in the order it was found, at most ``problemLimit``; empty for a sound index.
    package var problems: [TraCuuError] = []

    package init() {}

    /// Whether no more problems are taken.
    var isFull: Bool { problems.count >= Self.problemLimit }

    /// Takes a problem in.
    mutating func add(_ problem: TraCuuError) {
        if !isFull { problems.append(problem) }
    }
}
