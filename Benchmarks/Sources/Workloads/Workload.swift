// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A piece of work that is measured.
public struct Workload: Sendable {
    /// What a run is given: it takes the part that counts; what a run does around it does not.
    public typealias Measure = (() throws -> Void) throws -> Void

    /// Group and case, such as `queries/or10 bare`.
    public let name: String
    /// Makes all that runs need once, and hands out a run.
    public let prepare: @Sendable () throws -> ((Measure) throws -> Void)

    init(_ name: String, prepare: @escaping @Sendable () throws -> ((Measure) throws -> Void)) {
        self.name = name
        self.prepare = prepare
    }

    /// All workloads, in the order in which they are shown. They need no files but those that they make themselves.
    public static let all: [Workload] = analysis + indexing + storage + queries + suggestions
}
