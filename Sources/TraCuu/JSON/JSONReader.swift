// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Reads the fields that are stored with a document back, members in the order written.
///
/// The stored text was validated when the document was taken in; a text that is not JSON comes from damage and gives nil.
/// Only the few documents that are shown are read so.
struct JSONReader {
    /// How deep objects and arrays nest.
    private static let depthLimit = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var depth = 0

    private struct Malformed: Error {}

    /// The members of the one JSON object in a text; none for an empty text, nil if it is malformed.
    static func fields(_ text: String) -> FieldList? {
        if text.isEmpty { return FieldList() }
        var text = text
        return text.withUTF8 { bytes in
            var reader = JSONReader(bytes: bytes)
            guard case .object(let fields)? = try? reader.value() else { return nil }
            reader.skipSpace()
            return reader.index == bytes.count ? fields : nil
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func value() throws(Malformed) -> FieldContent {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .list(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(Malformed) -> FieldList {
        try enter("{")
        defer { depth -= 1 }
        var fields: [Field] = []
        skipSpace()
        if take("}") { return FieldList() }
        while true {
            skipSpace()
            let name = try string()
            skipSpace()
            try expect(":")
            fields.append(Field(name, try value()))
            skipSpace()
            if take("}") { return FieldList(fields) }
            try expect(",")
        }
    }

    private mutating func array() throws(Malformed) -> [FieldContent] {
        try enter("[")
        defer { depth -= 1 }
        var elements: [FieldContent] = []
        skipSpace()
        if take("]") { return [] }
        while true {
            elements.append(try value())
            skipSpace()
            if take("]") { return elements }
            try expect(",")
        }
    }

    private mutating func enter(_ bracket: Unicode.Scalar) throws(Malformed) {
        try expect(bracket)
        guard depth < Self.depthLimit else { throw Malformed() }
        depth += 1
    }

    private mutating func literal(_ word: String, _ content: FieldContent) throws(Malformed) -> FieldContent {
        for scalar in word.unicodeScalars { try expect(scalar) }
        return content
    }

    private mutating func number() throws(Malformed) -> FieldContent {
        let start = index
        let parts = Set("+-.eE0123456789".utf8)
        while let byte = next, parts.contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if let whole = Int64(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite else { throw Malformed() }
        return .number(number)
    }

    private mutating func string() throws(Malformed) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) -> [UInt8] {
        guard let byte = next else { throw Malformed() }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"): return Array(String(Character(try unicodeEscape())).utf8)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        default: throw Malformed()
        }
    }

    /// The character of `\uXXXX`, or of two that make a surrogate pair, behind the first `\u`.
    private mutating func unicodeEscape() throws(Malformed) -> Unicode.Scalar {
        let high = try hexadecimal()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00 else { throw Malformed() }
        try expect("\\")
        try expect("u")
        let low = try hexadecimal()
        guard low >= 0xDC00, low < 0xE000, let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw Malformed() }
        return scalar
    }

    private mutating func hexadecimal() throws(Malformed) -> UInt32 {
        guard bytes.count - index >= 4 else { throw Malformed() }
        let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
        guard let value = UInt32(digits, radix: 16), !digits.hasPrefix("+") else { throw Malformed() }
        index += 4
        return value
    }

    // MARK: Bytes

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(Malformed) {
        guard take(scalar) else { throw Malformed() }
    }
}
