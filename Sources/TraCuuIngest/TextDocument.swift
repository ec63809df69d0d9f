// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// Reads a plain text or a Markdown file as one document.
///
/// The title is the first line that is not blank, without the mark of a Markdown heading; the text is what follows it.
/// A line of more than ``longestTitleLine`` characters is no title but a paragraph: its beginning is the title, and the
/// text begins with the whole line. A Markdown file may begin with front matter, whose `title` is then the title.
struct TextDocument {
    /// The longest line that is a title, in characters.
    static let longestTitleLine = 250
    /// How many characters of a longer line are the title at most.
    static let cutTitle = 120

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
            let title = isMarkdown ? heading(line.trimmed) : line.trimmed
            if let beginning = beginning(of: title) { return (beginning, rest) }
            rest = next
            if !title.isEmpty { return (title, rest) }
        }
        return (rest, rest)
    }

    /// The beginning of a line that is too long for a title, up to the border of a word; nil if the line is a title.
    private static func beginning(of line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard line.count > longestTitleLine else { return nil }
        // Far more bytes than the characters counted here have, unless they are strings of marks.
        var window = line.prefix(1 << 14)
        let isWhole = window.count == line.count
        if !isWhole {
            // Where it was cut, the last character and its last scalar may lack their ends.
            while let last = window.last, last & 0xC0 == 0x80 { window = window.dropLast() }
            window = window.dropLast()
        }
        var text = String(decoding: window, as: UTF8.self)
        if !isWhole { _ = text.popLast() }
        guard !isWhole || text.count > longestTitleLine else { return nil }
        var title = text.prefix(cutTitle)
        if title.endIndex < text.endIndex, !text[title.endIndex].isWhitespace,
            let space = title.lastIndex(where: \.isWhitespace)
        {
            title = title[..<space]
        }
        while title.last?.isWhitespace == true { title = title.dropLast() }
        return UnsafeRawBufferPointer(rebasing: line[..<title.utf8.count])
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
