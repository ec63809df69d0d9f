// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension Topic {
    /// Reads topics as TREC and the campaigns after it write them.
    ///
    /// A topic is what begins with `<top>` or `<topic>`. Its elements are `num` (or `number`, `id`, an attribute of the topic),
    /// `title`, `query`, `desc` (or `description`, `question`) and `narr` (or `narrative`), in upper case or lower, also with a
    /// language before them (`VI-title`); each ends with its end tag or where the next begins. Labels such as `Number:` at
    /// their beginnings are dropped. What is searched for is `query`, or else `title`, or else `desc`. Other elements are
    /// passed over, and of several of one kind all but the first.
    static func parseTREC(_ content: ArraySlice<UInt8>, source: String) throws(TraCuuError) -> [Topic] {
        var reader = TRECTopicReader(content, source: source)
        return try reader.read()
    }
}

/// Reads the topics of one file.
private struct TRECTopicReader {
    private enum Element: CaseIterable {
        case number, title, query, description, narrative

        init?(_ name: String) {
            var name = name[...]
            // A language, as in EN-title.
            if let hyphen = name.firstIndex(of: "-"), name[..<hyphen].count == 2 {
                name = name[name.index(after: hyphen)...]
            }
            switch name {
            case "num", "number", "id", "identifier": self = .number
            case "title": self = .title
            case "query": self = .query
            case "desc", "description", "question": self = .description
            case "narr", "narrative": self = .narrative
            default: return nil
            }
        }

        var label: String {
            switch self {
            case .number: "number"
            case .title, .query: "topic"
            case .description: "description"
            case .narrative: "narrative"
            }
        }
    }

    private let content: ArraySlice<UInt8>
    private var scanner: MarkupScanner
    private var list: TopicList
    /// The line of the byte at `counted`.
    private var line = 1
    private var counted: Int
    /// The line and texts of the topic being read, nil between topics.
    private var topicLine: Int?
    private var texts: [Element: String] = [:]
    /// The element being read; nil within one that is passed over.
    private var element: Element?

    init(_ content: ArraySlice<UInt8>, source: String) {
        self.content = content
        scanner = MarkupScanner(content)
        list = TopicList(source: source)
        counted = content.startIndex
    }

    mutating func read() throws(TraCuuError) -> [Topic] {
        while let (piece, start) = scanner.next() {
            line += content[counted..<start].count { $0 == 0x0A }
            counted = start
            switch piece {
            case .begin("top", let attributes), .begin("topic", let attributes):
                try finish()
                topicLine = line
                if let number = try self.number(attributes) { texts[.number] = number }
            case .end("top"), .end("topic"):
                try finish()
            case .begin(let name, _):
                element = Element(name).flatMap { texts[$0] == nil ? $0 : nil }
                if let element, topicLine != nil { texts[element] = "" }
            case .end:
                element = nil
            case .text(let range):
                guard let element, topicLine != nil else { continue }
                let text = try text(range)
                texts[element]? += text
            }
        }
        try finish()
        guard !list.topics.isEmpty || content.allSatisfy(MarkupScanner.isSpace) else {
            throw list.bad(nil, "there is no <top> in it, with which a topic of TREC begins")
        }
        return list.topics
    }

    /// Adds the topic being read to the list.
    private mutating func finish() throws(TraCuuError) {
        defer {
            topicLine = nil
            element = nil
            texts = [:]
        }
        guard let topicLine else { return }
        let values = texts.compactMapValues { text in
            let plain = MarkupText.plain(text)
            return plain.isEmpty ? nil : plain
        }
        func value(_ element: Element) -> String? {
            let value = values[element].map { MarkupText.withoutLabel($0, element.label) }
            return value?.isEmpty == true ? nil : value
        }
        guard let id = value(.number) else { throw list.bad(topicLine, "this topic has no number (<num>)") }
        guard let text = value(.query) ?? value(.title) ?? value(.description) else {
            throw list.bad(topicLine, "topic \(id) has no text (<title>)")
        }
        var topic = Topic(id: id, text: text, line: topicLine)
        if let title = value(.title), title != text { topic.title = title }
        topic.description = value(.description)
        topic.narrative = value(.narrative)
        try list.add(topic)
    }

    private func text(_ range: Range<Int>) throws(TraCuuError) -> String {
        guard let text = String(validating: content[range], as: UTF8.self) else {
            throw list.bad(line, "not valid UTF-8")
        }
        return text
    }

    /// The number in the attributes of a topic: `number="12"`.
    private func number(_ attributes: Range<Int>) throws(TraCuuError) -> String? {
        var rest = try text(attributes)[...]
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split(whereSeparator: \.isWhitespace).last?.lowercased()
            rest = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            let value: Substring
            if let quote = rest.first, quote == "\"" || quote == "'" {
                rest = rest.dropFirst()
                value = rest.prefix { $0 != quote }
                rest = rest.dropFirst(value.count).dropFirst()
            } else {
                value = rest.prefix { !$0.isWhitespace }
                rest = rest.dropFirst(value.count)
            }
            if let name, ["number", "num", "id"].contains(name), !value.isEmpty { return String(value) }
        }
        return nil
    }
}
