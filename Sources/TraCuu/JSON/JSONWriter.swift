// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Writes JSON (RFC 8259) on one line: members in the order given, text in UTF-8, only what must be escaped escaped.
package struct JSONWriter: ~Copyable {
    private var bytes: [UInt8] = []
    /// Whether the next value needs a comma before it.
    private var needsComma = false

    package init() {}

    /// What was written.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
    /// What was written, in UTF-8.
    package var utf8: [UInt8] { bytes }

    /// Writes an object; `members` writes its members.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array with a value for each element.
    package mutating func array<Elements: Sequence>(
        _ elements: Elements,
        _ element: (inout JSONWriter, Elements.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for each in elements { element(&self, each) }
        close(UInt8(ascii: "]"))
    }

    /// Writes the name of the member whose value comes next.
    package mutating func name(_ name: String) {
        value(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func value(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func value(_ number: some BinaryInteger) { raw(String(number)) }

    /// Writes a number; what JSON cannot express becomes null.
    package mutating func value(_ number: some BinaryFloatingPoint & LosslessStringConvertible) {
        raw(number.isFinite ? String(number) : "null")
    }

    package mutating func value(_ truth: Bool) { raw(truth ? "true" : "false") }

    package mutating func null() { raw("null") }

    package mutating func value(_ content: FieldContent) {
        switch content {
        case .string(let text): value(text)
        case .integer(let number): value(number)
        case .number(let number): value(number)
        case .boolean(let truth): value(truth)
        case .list(let elements): array(elements) { $0.value($1) }
        case .object(let fields): value(fields)
        case .null: null()
        }
    }

    package mutating func value(_ fields: FieldList) {
        object { json in
            for field in fields {
                json.name(field.name)
                json.value(field.content)
            }
        }
    }

    /// Writes a duration in milliseconds, to the microsecond.
    package mutating func milliseconds(_ duration: Duration) {
        let microseconds = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
        value(Double(microseconds) / 1000)
    }

    private mutating func raw(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}

extension JSONWriter {
    /// Writes a member.
    package mutating func member(_ name: String, _ text: String) {
        self.name(name)
        value(text)
    }

    package mutating func member(_ name: String, _ number: some BinaryInteger) {
        self.name(name)
        value(number)
    }

    package mutating func member(_ name: String, _ number: some BinaryFloatingPoint & LosslessStringConvertible) {
        self.name(name)
        value(number)
    }

    package mutating func member(_ name: String, _ truth: Bool) {
        self.name(name)
        value(truth)
    }

    /// Writes ranges of bytes as `[[start,end],…]`.
    package mutating func member(_ name: String, _ ranges: [Range<Int>]) {
        self.name(name)
        array(ranges) { json, range in
            json.array([range.lowerBound, range.upperBound]) { $0.value($1) }
        }
    }
}
