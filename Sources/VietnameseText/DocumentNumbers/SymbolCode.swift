// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A group of a document number's symbol as it stands in a key: up to 16 ASCII letters and digits in lower case, in two
/// machine words.
struct SymbolCode: Hashable {
    /// The most letters and digits of a group.
    static let capacity = 16

    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private(set) var count = 0
    /// Digits at the end.
    private(set) var digits = 0

    init() {}

    /// Adds a letter or digit; false if there is no room.
    mutating func append(_ byte: UInt8) -> Bool {
        guard count < Self.capacity else { return false }
        if count < 8 {
            low |= UInt64(byte) << UInt64(8 * count)
        } else {
            high |= UInt64(byte) << UInt64(8 * (count - 8))
        }
        count += 1
        digits = byte < 0x40 ? digits + 1 : 0
        return true
    }

    subscript(_ index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: index < 8 ? low >> UInt64(8 * index) : high >> UInt64(8 * (index - 8)))
    }

    /// The code without the digits behind its letters: `qh` of `qh15`.
    var stem: SymbolCode {
        guard digits > 0 else { return self }
        var stem = SymbolCode()
        for index in 0..<(count - digits) { _ = stem.append(self[index]) }
        return stem
    }

    /// The code of a group written on its own; nil if it is none.
    init?(_ text: String) {
        var text = text
        let code: SymbolCode? = text.withUTF8 { bytes in
            guard let group = SymbolGroup(bytes, at: 0, limit: bytes.count), group.end == bytes.count else {
                return nil
            }
            return group.code
        }
        guard let code else { return nil }
        self = code
    }

    /// Where đ is written in a code of a table, bit i for letter i; 0 for what is no code.
    static func strokes(_ text: String) -> UInt16 {
        var text = text
        return text.withUTF8 { SymbolGroup($0, at: 0, limit: $0.count)?.strokes ?? 0 }
    }

    /// The code as text.
    var text: String { String(decoding: (0..<count).map { self[$0] }, as: UTF8.self) }
}
