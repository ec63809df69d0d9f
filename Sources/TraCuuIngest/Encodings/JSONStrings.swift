// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The strings in well-formed JSON.
enum JSONStrings {
    /// JSON with the strings that are values, not names, replaced by what `change` makes of them; nil leaves one as it is.
    static func rewrite(
        _ json: UnsafeRawBufferPointer,
        _ change: (UnsafeRawBufferPointer) -> [UInt8]?
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var copied = 0
        var at = 0
        while at < json.count {
            guard json[at] == UInt8(ascii: "\"") else {
                at += 1
                continue
            }
            let start = at + 1
            at = start
            while at < json.count, json[at] != UInt8(ascii: "\"") { at += json[at] == UInt8(ascii: "\\") ? 2 : 1 }
            let end = min(at, json.count)
            at += 1
            if isName(json, at) { continue }
            let string = unescaped(UnsafeRawBufferPointer(rebasing: json[start..<end]))
            guard let changed = string.withUnsafeBytes(change) else { continue }
            result.append(contentsOf: json[copied..<start - 1])
            changed.withUnsafeBytes { result.append(jsonString: $0) }
            copied = min(at, json.count)
        }
        result.append(contentsOf: json[copied...])
        return result
    }

    private static func isName(_ json: UnsafeRawBufferPointer, _ end: Int) -> Bool {
        var at = end
        while at < json.count, json[at].isSpace { at += 1 }
        return at < json.count && json[at] == UInt8(ascii: ":")
    }

    /// The text of a string without its quotation marks (RFC 8259, section 7).
    static func unescaped(_ string: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(string.count)
        var at = 0
        while at < string.count {
            guard string[at] == UInt8(ascii: "\\"), at + 1 < string.count else {
                result.append(string[at])
                at += 1
                continue
            }
            let escape = string[at + 1]
            at += 2
            switch escape {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                var value = unit(string, at)
                at += 4
                if value & 0xFC00 == 0xD800, at + 1 < string.count, string[at + 1] == UInt8(ascii: "u") {
                    value = 0x10000 + (value & 0x3FF) << 10 + unit(string, at + 2) & 0x3FF
                    at += 6
                }
                result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
            default: result.append(escape)
            }
        }
        return result
    }

    /// The value of four hexadecimal digits.
    private static func unit(_ string: UnsafeRawBufferPointer, _ at: Int) -> UInt32 {
        guard at + 4 <= string.count else { return 0xFFFD }
        return string[at..<at + 4].reduce(0) { value, digit in
            value << 4 | UInt32(digit <= UInt8(ascii: "9") ? digit & 15 : digit & 15 + 9)
        }
    }
}
