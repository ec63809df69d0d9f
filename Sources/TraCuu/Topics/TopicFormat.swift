// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore

/// How a file of topics is written.
public enum TopicFormat: String, Sendable, CaseIterable {
    /// A topic a line: `id<TAB>text`.
    case tsv
    /// The topics of TREC and the campaigns after it: `<top>` with `<num>`, `<title>`, `<desc>`, `<narr>`.
    case trec
    /// A YAML list of mappings.
    case yaml

    /// The format that a file's name tells, or its content: what begins with `<` is TREC's, all else TSV.
    public init(path: String, content: [UInt8]) {
        let name = path.lowercased()
        func has(_ endings: [String]) -> Bool { endings.contains { name.hasSuffix("." + $0) } }
        if has(["yaml", "yml"]) {
            self = .yaml
        } else if has(["trec", "xml", "sgml"]) {
            self = .trec
        } else if has(["tsv"]) {
            self = .tsv
        } else {
            let first = Topic.withoutByteOrderMark(content).first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
            self = first == UInt8(ascii: "<") ? .trec : .tsv
        }
    }
}

extension Topic {
    /// Reads the topics of a file.
    ///
    /// In every format a byte order mark is passed over, texts are UTF-8, and no two topics have the same id.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - format: how it is written; without it, as it looks (``TopicFormat/init(path:content:)``).
    ///   - source: its name, for messages.
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` with the line of what is no topic.
    public static func parse(
        _ bytes: [UInt8],
        format: TopicFormat? = nil,
        source: String
    ) throws(TraCuuError) -> [Topic] {
        let content = withoutByteOrderMark(bytes)
        switch format ?? TopicFormat(path: source, content: bytes) {
        case .tsv: return try parseTSV(content, source: source)
        case .trec: return try parseTREC(content, source: source)
        case .yaml: return try parseYAML(content, source: source)
        }
    }

    static func withoutByteOrderMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }
}

/// The topics read so far, each id once.
struct TopicList {
    private let source: String
    private var seen: Set<String> = []
    private(set) var topics: [Topic] = []

    init(source: String) {
        self.source = source
    }

    /// Adds a topic; its line must be known.
    mutating func add(_ topic: Topic) throws(TraCuuError) {
        guard seen.insert(topic.id).inserted else { throw bad(topic.line, "topic \(topic.id) was there before") }
        topics.append(topic)
    }

    /// The error that a line is wrong.
    func bad(_ line: Int?, _ reason: String) -> TraCuuError {
        .badInput(source: source, line: line, reason: reason)
    }
}
