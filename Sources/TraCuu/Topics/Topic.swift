// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore

/// A topic to rank documents for.
public struct Topic: Equatable, Sendable {
    /// What runs and labels call it.
    public var id: String
    /// Its words.
    public var text: String
    /// The line of the file it was read from, from 1; nil if it was not read from a file.
    public var line: Int?

    /// A topic from its parts.
    public init(id: String, text: String, line: Int? = nil) {
        self.id = id
        self.text = text
        self.line = line
    }

    /// Reads topics, one a line as `id<TAB>text`.
    ///
    /// Lines end in LF or CR LF. Blank lines, lines that begin with `#` and a byte order mark are passed over.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - source: its name, for messages.
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` for a line without a tab, id or text, for one that is not
    ///   UTF-8, and for an id that was there before.
    public static func parse(_ bytes: [UInt8], source: String) throws(TraCuuError) -> [Topic] {
        var topics: [Topic] = []
        var seen: Set<String> = []
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        for (index, line) in rest.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            func bad(_ reason: String) -> TraCuuError {
                .badInput(source: source, line: index + 1, reason: reason)
            }
            var line = line
            if line.last == 0x0D { line = line.dropLast() }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) || line.first == UInt8(ascii: "#") { continue }
            guard let tab = line.firstIndex(of: 0x09) else { throw bad("a topic is id<TAB>text; this line has no tab") }
            guard let id = String(validating: line[..<tab], as: UTF8.self),
                let text = String(validating: line[(tab + 1)...], as: UTF8.self)
            else { throw bad("not valid UTF-8") }
            guard !id.isEmpty else { throw bad("the topic has no id before the tab") }
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw bad("topic \(id) has no text behind the tab")
            }
            guard seen.insert(id).inserted else { throw bad("topic \(id) was there before") }
            topics.append(Topic(id: id, text: text, line: index + 1))
        }
        return topics
    }
}
