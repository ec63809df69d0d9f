// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore

/// Rankings of documents for topics, as a system gave them.
public struct TRECRun: Equatable, Sendable {
    /// A document and its score.
    public struct Entry: Equatable, Sendable {
        /// The document's id.
        public var document: String
        /// Its score, in single precision as trec_eval keeps it.
        public var score: Float

        /// An entry from its parts.
        public init(document: String, score: Float) {
            self.document = document
            self.score = score
        }
    }

    /// The name of what made the run: the last column of its first line; empty if there is none.
    public var tag = ""
    /// For each topic the documents, best first.
    public private(set) var rankings: [String: [Entry]] = [:]

    /// An empty run.
    public init() {}

    /// Adds the documents of a topic, in any order.
    ///
    /// They are ranked as trec_eval does: by score, equal scores by id, the one that comes last in the order of bytes
    /// first. Ranks that a run states do not count.
    public mutating func add(topic: String, _ entries: [Entry]) {
        rankings[topic, default: []] += entries
        rankings[topic]?.sort { left, right in
            if left.score != right.score { return left.score > right.score }
            return right.document.utf8.lexicographicallyPrecedes(left.document.utf8)
        }
    }

    /// Reads a run as TREC has it: lines of topic, `Q0`, document, rank, score and tag.
    ///
    /// Columns are separated by any white space; the second and fourth are not looked at, the tag may be missing, more
    /// columns are passed over, and so are blank lines and a byte order mark. Lines may stand in any order.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - source: its name, for messages.
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` with the line that has too few columns, a score that is no
    ///   number, or a document that the topic has already.
    public static func parse(_ bytes: [UInt8], source: String) throws(TraCuuError) -> TRECRun {
        var run = TRECRun()
        var entries: [String: [Entry]] = [:]
        var seen: [String: Set<String>] = [:]
        var lines = ColumnLines(bytes, source: source)
        while let columns = try lines.next() {
            guard columns.count >= 5 else {
                throw lines.bad(
                    "a run has topic, Q0, document, rank, score, tag; this line has \(columns.count) columns"
                )
            }
            guard let score = Double(columns[4]), score.isFinite else {
                throw lines.bad("the score \(columns[4]) is not a number")
            }
            guard seen[columns[0], default: []].insert(columns[2]).inserted else {
                throw lines.bad("document \(columns[2]) is in the ranking of topic \(columns[0]) already")
            }
            if run.tag.isEmpty, columns.count > 5 { run.tag = columns[5] }
            entries[columns[0], default: []].append(Entry(document: columns[2], score: Float(score)))
        }
        for (topic, documents) in entries { run.add(topic: topic, documents) }
        return run
    }
}
