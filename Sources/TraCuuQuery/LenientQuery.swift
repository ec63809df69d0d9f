// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A query read as a person may have meant it, whatever was typed.
///
/// Made by ``QueryParser/parseLeniently(_:)``.
public struct LenientQuery: Equatable, Sendable {
    /// A place where the text was not a query as the grammar has it, and what was made of it.
    public struct Repair: Equatable, Sendable {
        /// The bytes of the text that the repair is about. Empty or not, its ends stand between characters.
        public var range: Range<Int>
        /// What was wrong and what was done about it, in a short English sentence without a full stop.
        public var reason: String

        /// A repair of some bytes.
        public init(range: Range<Int>, reason: String) {
            self.range = range
            self.reason = reason
        }
    }

    /// What to look for; nil if there is nothing.
    public var query: Query?
    /// What was repaired, in the order of the text; empty for a query that ``QueryParser/parse(_:)`` takes.
    public var repairs: [Repair]

    /// A query and its repairs.
    public init(query: Query?, repairs: [Repair] = []) {
        self.query = query
        self.repairs = repairs
    }
}
