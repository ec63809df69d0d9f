// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// An abbreviation that a text defines: `Trung tâm Kiểm soát bệnh tật (TTKSBT)`.
public struct DefinedAbbreviation: Hashable, Sendable {
    /// The short form as written: `TTKSBT`, `GD&ĐT`.
    public var short: String
    /// What it stands for, as written: `Trung tâm Kiểm soát bệnh tật`.
    public var expansion: String
    /// Where the short form stands, in bytes of the UTF-8.
    public var shortRange: Range<Int>
    /// Where the expansion stands, in bytes of the UTF-8.
    public var expansionRange: Range<Int>
}

extension Abbreviations {
    /// The abbreviations that a text defines, in the order of their definitions; one that is defined again comes again.
    ///
    /// Three ways to define them are known: `expansion (SHORT)`, `SHORT (expansion)` and `expansion, sau đây gọi tắt là SHORT`
    /// with or without parentheses (also `gọi là`, `gọi tắt:`; a few words may stand beside the short form, those behind it also
    /// behind the expansion). The initials of the expansion, marks aside, must be those of the short form; words such as
    /// `và` and `của` may be left out. Time is linear in the text.
    public static func harvest(in text: String) -> [DefinedAbbreviation] {
        var text = text
        return text.withUTF8 { AbbreviationHarvest(text: $0).all() }
    }

    /// The abbreviations that a text in UTF-8 defines.
    public static func harvest(inUTF8 text: UnsafeRawBufferPointer) -> [DefinedAbbreviation] {
        text.withMemoryRebound(to: UInt8.self) { AbbreviationHarvest(text: $0).all() }
    }
}
