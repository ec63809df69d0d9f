// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension Topic {
    /// Reads topics, one a line as `id<TAB>text`. Lines end in LF or CR LF; blank lines and lines that begin with `#` are
    /// passed over.
    static func parseTSV(_ content: ArraySlice<UInt8>, source: String) throws(TraCuuError) -> [Topic] {
        var list = TopicList(source: source)
        for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let number = index + 1
            var line = line
            if line.last == 0x0D { line = line.dropLast() }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) || line.first == UInt8(ascii: "#") { continue }
            guard let tab = line.firstIndex(of: 0x09) else {
                throw list.bad(number, "a topic is id<TAB>text; this line has no tab")
            }
            guard let id = String(validating: line[..<tab], as: UTF8.self),
                let text = String(validating: line[(tab + 1)...], as: UTF8.self)
            else { throw list.bad(number, "not valid UTF-8") }
            guard !id.isEmpty else { throw list.bad(number, "the topic has no id before the tab") }
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw list.bad(number, "topic \(id) has no text behind the tab")
            }
            try list.add(Topic(id: id, text: text, line: number))
        }
        return list.topics
    }
}
