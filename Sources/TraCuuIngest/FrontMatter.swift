// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The properties that stand between two lines `---` at the very start of a Markdown file.
///
/// Of YAML only lines `name: value` are understood; a value may stand in quotation marks. Other lines are passed over.
/// The names `id`, `text` and `path` mean something else in a document and are passed over as well. Of repeated names the
/// first one counts.
struct FrontMatter {
    /// The longest front matter in bytes; what is longer is text.
    static let sizeLimit = 1 << 16

    private(set) var title: UnsafeRawBufferPointer?
    private(set) var properties: [(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)] = []
    /// What follows the front matter.
    private(set) var rest: UnsafeRawBufferPointer

    /// nil if `bytes` do not begin with front matter.
    init?(_ bytes: UnsafeRawBufferPointer) {
        rest = bytes
        guard Self.isMark(bytes.firstLine.line) else { return nil }
        rest = bytes.firstLine.rest
        var names: Set<String> = ["id", "text", "path"]
        while !rest.isEmpty, bytes.count - rest.count <= Self.sizeLimit {
            let (line, next) = rest.firstLine
            rest = next
            if Self.isMark(line) { return }
            guard let property = Self.property(line) else { continue }
            let name = String(decoding: property.name, as: UTF8.self)
            guard names.insert(name).inserted else { continue }
            if name == "title" { title = property.value } else { properties.append(property) }
        }
        return nil
    }

    private static func isMark(_ line: UnsafeRawBufferPointer) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(\.isSpace)
    }

    private static func property(
        _ line: UnsafeRawBufferPointer
    ) -> (name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)? {
        guard let first = line.first, !first.isSpace, first != UInt8(ascii: "#"), first != UInt8(ascii: "-"),
            let colon = line.firstOffset(of: UInt8(ascii: ":")), colon + 1 < line.count, line[colon + 1].isSpace
        else { return nil }
        let name = UnsafeRawBufferPointer(rebasing: line[..<colon]).trimmed
        var value = UnsafeRawBufferPointer(rebasing: line[(colon + 1)...]).trimmed
        if value.count >= 2, let mark = value.first, mark == value.last,
            mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
        {
            value = UnsafeRawBufferPointer(rebasing: value[1..<value.count - 1])
        }
        return name.isEmpty || value.isEmpty ? nil : (name, value)
    }
}
