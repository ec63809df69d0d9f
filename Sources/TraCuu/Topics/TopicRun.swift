// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
public import TraCuuCore

/// The rankings of documents for topics.
public struct TopicRun: Sendable {
    /// A topic and what was found for it.
    public struct Ranking: Sendable {
        /// The topic.
        public var topic: Topic
        /// The documents, best first.
        public var results: SearchResults

        /// A ranking from its parts.
        public init(topic: Topic, results: SearchResults) {
            self.topic = topic
            self.results = results
        }
    }

    /// The rankings in the order of the topics.
    public var rankings: [Ranking] = []
    /// The name of what made them, without white space: the last column of a TREC run.
    public var tag: String

    /// An empty run.
    public init(tag: String) {
        self.tag = tag
    }

    /// The run as TREC tools read it, see ``Ranking/trec(tag:)``.
    public func trec() throws(TraCuuError) -> String {
        var text = ""
        for ranking in rankings { text += try ranking.trec(tag: tag) }
        return text
    }

    /// The first line of ``csv``.
    public static let csvHeader = "topic,rank,document,score,title\r\n"

    /// The run as comma-separated values (RFC 4180): `topic,rank,document,score,title` with a header line.
    public var csv: String {
        rankings.reduce(into: Self.csvHeader) { $0 += $1.csv }
    }
}

extension TopicRun.Ranking {
    /// The ranking as TREC tools read it: lines of `topic Q0 document rank score tag`, scores with six decimals.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` for a topic or document whose id holds white space: columns are separated by it,
    ///   and an id that is written differently would match no label. The other formats take such ids.
    public func trec(tag: String) throws(TraCuuError) -> String {
        var text = ""
        try Self.check(topic.id, "topic")
        for hit in results.hits {
            try Self.check(hit.id, "document")
            text += "\(topic.id) Q0 \(hit.id) \(hit.rank) \(Self.decimal(hit.score)) \(tag)\n"
        }
        return text
    }

    /// The ranking as comma-separated values, without a header line.
    public var csv: String {
        var text = ""
        for hit in results.hits {
            let values = [topic.id, String(hit.rank), hit.id, Self.decimal(hit.score), hit.title]
            text += values.map(Self.quoted).joined(separator: ",") + "\r\n"
        }
        return text
    }

    private static func check(_ id: String, _ what: String) throws(TraCuuError) {
        guard !id.unicodeScalars.contains(where: \.properties.isWhitespace) else {
            throw .usage("the id of \(what) '\(id)' holds white space, which a TREC run cannot; use another --format")
        }
    }

    private static func quoted(_ value: String) -> String {
        let isSpecial = value.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard isSpecial else { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// A number with six decimals.
    private static func decimal(_ number: Float) -> String {
        var digits = [CChar](repeating: 0, count: 64)
        let count = withVaList([Double(number)]) { vsnprintf(&digits, digits.count, "%.6f", $0) }
        return String(decoding: digits.prefix(Int(max(count, 0))).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
