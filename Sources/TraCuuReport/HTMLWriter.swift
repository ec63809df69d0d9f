// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Writes HTML. What is markup is in the source code (`StaticString`); every text that comes from elsewhere is escaped, so
/// that nothing in a document or topic can become markup.
struct HTMLWriter {
    struct Attribute {
        let name: StaticString
        let value: String

        /// An attribute whose value may hold anything.
        init(_ name: StaticString, _ value: String) {
            self.name = name
            self.value = value
        }

        static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    }

    private(set) var bytes: [UInt8] = []

    /// Writes markup as it is.
    mutating func markup(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends what another writer wrote.
    mutating func append(_ other: HTMLWriter) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Writes an element; `content` writes what is in it.
    mutating func element(
        _ name: StaticString,
        _ attributes: [Attribute] = [],
        _ content: (inout HTMLWriter) -> Void = { _ in }
    ) {
        begin(name, attributes)
        content(&self)
        markup("</")
        markup(name)
        markup(">")
    }

    /// Writes an element that holds a text.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes the tag that begins an element: all of an element that has no content.
    mutating func begin(_ name: StaticString, _ attributes: [Attribute] = []) {
        markup("<")
        markup(name)
        for attribute in attributes {
            markup(" ")
            markup(attribute.name)
            markup("=\"")
            text(attribute.value)
            markup("\"")
        }
        markup(">")
    }

    /// Writes text, also within an attribute's value. Controls other than tab and line end, and characters that turn the
    /// direction of writing, become U+FFFD.
    mutating func text(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup("&amp;")
            case "<": markup("&lt;")
            case ">": markup("&gt;")
            case "\"": markup("&quot;")
            case "'": markup("&#39;")
            default:
                if Self.isHarmful(scalar) { markup("\u{FFFD}") } else { bytes.append(contentsOf: scalar.utf8) }
            }
        }
    }

    /// Writes text with some ranges of bytes of its UTF-8 marked; ranges that are out of order or of bounds are cut to what
    /// is left.
    mutating func text(_ text: String, marked ranges: [Range<Int>]) {
        let utf8 = Array(text.utf8)
        var position = 0
        func piece(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
        for range in ranges {
            let start = min(max(range.lowerBound, position), utf8.count)
            let end = min(max(range.upperBound, start), utf8.count)
            self.text(piece(position..<start))
            if start < end { element("mark", text: piece(start..<end)) }
            position = end
        }
        self.text(piece(position..<utf8.count))
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
