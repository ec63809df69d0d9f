// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The number of an official document as it occurs in a text: `145/2020/NĐ-CP`, `42/NQ-CP`, `455-QĐ/TU`; or a short
/// citation by type and number, `Chỉ thị 30`.
///
/// ```swift
/// let number = DocumentNumber.find(in: "Nghị định số 145/2020/NĐ-CP ngày 14/12/2020")[0]
/// number.key      // "145-2020-nd-cp"
/// number.type     // "Nghị định"
/// number.issuer   // "Chính phủ"
/// number.date     // "2020-12-14"
/// ```
public struct DocumentNumber: Hashable, Sendable {
    /// The way a number is formed.
    @frozen
    public enum Family: String, Sendable {
        /// With the year, as documents that make law have: `145/2020/NĐ-CP`, `10/2022/QH15`.
        case normative
        /// Of state bodies, without the year: `42/NQ-CP`, `1234/UBND-KGVX`.
        case administrative
        /// Of Party bodies: `455-QĐ/TU`. They count for a term of office, not for a year.
        case party
    }

    /// What a number is to the document it stands in.
    @frozen
    public enum Role: String, Sendable {
        /// The document's own: it stands in its title or in its heading, behind `Số:`.
        case own = "self"
        /// That of a document referred to.
        case cited = "cites"
    }

    /// What all spellings of the number have in common: number without leading zeros, year if there is one, and the groups of
    /// the symbol without marks, joined by hyphens: `145-2020-nd-cp`, `30-ct-tw` for both `30-CT/TW` and `30/CT-TW`.
    ///
    /// Of a short citation it is the description of ``pattern``: `30-*-ct-*`.
    public var key: String
    /// The number as written; of a short citation with the words that make it one: `Chỉ thị 30`, `Nghị quyết 18 năm 2017`.
    public var text: String
    /// The number itself, without leading zeros: `145`, `30a`.
    public var number: String
    /// The year that is part of the number, or that a short citation names.
    public var year: Int?
    /// The name of the document's type, `Nghị định`; nil if neither the words before the number nor its symbol tell.
    public var type: String?
    /// The body that issued the document: its name, `Chính phủ`, or its code as written if the tables do not have it. Several
    /// are joined by `; `. Nil if the symbol names none.
    public var issuer: String?
    /// How the number is formed; nil for a short citation.
    public var family: Family?
    /// The date that stands beside the number, in ISO 8601, `2020-12-14`.
    public var date: String?
    /// Where ``text`` stands, in bytes of the UTF-8.
    public var range: Range<Int>
    /// What the number is to the document.
    public var role: Role
    /// Of a short citation, which documents it can mean; nil for a whole number.
    public var pattern: DocumentNumberPattern?

    /// Whether this is a short citation, by type and number alone.
    public var isShort: Bool { pattern != nil }

    /// The document numbers in a text, in their order, with the names of ``NameTables/standard``.
    ///
    /// ``DocumentNumberExtractor`` does the same with other tables, and tells title and body apart.
    public static func find(in text: String) -> [DocumentNumber] {
        DocumentNumberExtractor.standard.numbers(in: text)
    }

    /// The document numbers in a text in UTF-8.
    public static func find(inUTF8 text: UnsafeRawBufferPointer) -> [DocumentNumber] {
        DocumentNumberExtractor.standard.numbers(inUTF8: text)
    }
}
