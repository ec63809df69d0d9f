// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Reads a plain text or a Markdown file as one document.
///
/// The title is the first line that is not blank, without the mark of a Markdown heading; the text is what follows it.
/// A Markdown file may begin with front matter, whose `title` is then the title.
struct TextDocument {
    var title: UnsafeRawBufferPointer
    var text: UnsafeRawBufferPointer
    /// The names and values of the front matter, without the title.
    var properties: [(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)] = []

    /// Takes `bytes` apart; all parts point into them.
    init(_ bytes: UnsafeRawBufferPointer, isMarkdown: Bool) {
        if isMarkdown, let matter = FrontMatter(bytes) {
            properties = matter.properties
            if let title = matter.title {
                self.title = title
                text = matter.rest
                return
            }
            (title, text) = Self.split(matter.rest, isMarkdown: true)
        } else {
            (title, text) = Self.split(bytes, isMarkdown: isMarkdown)
        }
    }

    private static func split(
        _ bytes: UnsafeRawBufferPointer,
        isMarkdown: Bool
    ) -> (title: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty {
            let (line, next) = rest.firstLine
            rest = next
            let title = isMarkdown ? heading(line.trimmed) : line.trimmed
            if !title.isEmpty { return (title, rest) }
        }
        return (rest, rest)
    }

    /// A line without the one to six `#` and the space that make it a heading.
    private static func heading(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(marks), marks == line.count || line[marks].isSpace else { return line }
        return UnsafeRawBufferPointer(rebasing: line[marks...]).trimmed
    }

    /// Writes what is stored of the fields: one JSON object with the path and the properties.
    func metadata(path: UnsafeRawBufferPointer) -> [UInt8] {
        var json: [UInt8] = [UInt8(ascii: "{")]
        json.append(contentsOf: "\"path\":".utf8)
        json.append(jsonString: path)
        for property in properties {
            json.append(UInt8(ascii: ","))
            json.append(jsonString: property.name)
            json.append(UInt8(ascii: ":"))
            json.append(jsonString: property.value)
        }
        json.append(UInt8(ascii: "}"))
        return json
    }
}

extension [UInt8] {
    /// Appends UTF-8 as a string of JSON (RFC 8259, section 7), escaping only what must be escaped.
    mutating func append(jsonString bytes: UnsafeRawBufferPointer) {
        append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                append(contentsOf: "\\u00".utf8)
                append(digits[Int(byte >> 4)])
                append(digits[Int(byte & 15)])
            default:
                append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
