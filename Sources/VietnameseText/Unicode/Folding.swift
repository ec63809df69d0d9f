// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The folded form of text: what is left when nobody types any diacritics.
enum Folding {
    /// Folds case-folded UTF-8: nonspacing marks removed, Latin letters spelled with ASCII ones.
    static func fold(_ lower: [UInt8]) throws(AnalysisError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(lower.count)
        var isComposed = true
        for value in Orthography.scalars(ofUTF8: try Normalization.nfd.apply(lower)) {
            if value < 0x80 {
                result.append(UInt8(value))
            } else if let letters = letters[value] {
                result.append(contentsOf: letters)
            } else if let scalar = Unicode.Scalar(value), !scalar.isNonspacingMark {
                result.append(contentsOf: UTF8.encode(scalar) ?? .init())
                isComposed = false
            }
        }
        // What was decomposed other than by marks, Hangul above all, is put together again.
        return isComposed ? result : try Normalization.nfc.apply(result)
    }

    private static let letters: [UInt32: [UInt8]] = {
        var all: [UInt32: [UInt8]] = [:]
        for (ascii, variants) in table {
            for scalar in variants.unicodeScalars { all[scalar.value] = Array(ascii.utf8) }
        }
        return all
    }()

    /// All letters unchanged by NFKC_Casefold and NFD that the transform Latin-ASCII of ICU 72.1 turns into ASCII letters,
    /// here in lower case.
    private static let table: [(ascii: String, variants: String)] = [
        ("a", "\u{1D00}\u{1D8F}\u{2C65}"),
        ("b", "\u{0180}\u{0183}\u{0253}\u{0299}\u{1D03}\u{1D6C}\u{1D80}"),
        ("c", "\u{0188}\u{023C}\u{0255}\u{1D04}\u{A793}"),
        (
            "d",
            "\u{00F0}\u{0111}\u{018C}\u{0221}\u{0256}\u{0257}\u{1D05}\u{1D06}\u{1D6D}\u{1D81}\u{1D91}\u{A771}\u{A77A}"
        ),
        ("e", "\u{0247}\u{025B}\u{1D07}\u{1D92}\u{1D93}\u{2C78}"),
        ("f", "\u{0192}\u{1D6E}\u{1D82}\u{A730}\u{A77C}"),
        ("g", "\u{01E5}\u{0260}\u{0261}\u{0262}\u{029B}\u{1D83}\u{A7A1}"),
        ("h", "\u{0127}\u{0266}\u{0267}\u{029C}\u{2C68}"),
        ("i", "\u{0131}\u{0268}\u{026A}\u{1D7B}\u{1D96}"),
        ("j", "\u{0237}\u{0249}\u{025F}\u{029D}\u{1D0A}"),
        ("k", "\u{0199}\u{1D0B}\u{1D84}\u{2C6A}\u{A741}\u{A743}\u{A745}\u{A7A3}"),
        (
            "l",
            "\u{0142}\u{019A}\u{0234}\u{026B}\u{026C}\u{026D}\u{029F}\u{1D0C}\u{1D85}\u{2C61}\u{A747}\u{A749}\u{A772}"
        ),
        ("m", "\u{0271}\u{1D0D}\u{1D6F}\u{1D86}\u{A773}"),
        ("n", "\u{014B}\u{019E}\u{0235}\u{0272}\u{0273}\u{0274}\u{1D70}\u{1D87}\u{A774}\u{A791}\u{A7A5}"),
        ("o", "\u{00F8}\u{1D0F}\u{2C7A}\u{A74B}\u{A74D}"),
        ("p", "\u{01A5}\u{1D18}\u{1D71}\u{1D7D}\u{1D88}\u{A751}\u{A753}\u{A755}"),
        ("q", "\u{0138}\u{02A0}\u{A757}\u{A759}"),
        ("r", "\u{024D}\u{027C}\u{027D}\u{027E}\u{0280}\u{1D72}\u{1D73}\u{1D89}\u{A775}\u{A776}\u{A7A7}"),
        ("s", "\u{023F}\u{0282}\u{1D74}\u{1D8A}\u{1E9C}\u{1E9D}\u{A731}\u{A7A9}"),
        ("t", "\u{0167}\u{01AB}\u{01AD}\u{0236}\u{0288}\u{1D1B}\u{1D75}\u{2C66}\u{A777}\u{A787}"),
        ("u", "\u{0289}\u{1D1C}\u{1D7E}\u{1D99}"),
        ("v", "\u{028B}\u{1D20}\u{1D8C}\u{1EFD}\u{2C71}\u{2C74}\u{A75F}"),
        ("w", "\u{1D21}\u{2C73}"),
        ("x", "\u{1D8D}"),
        ("y", "\u{01B4}\u{024F}\u{028F}\u{1EFF}"),
        ("z", "\u{01B6}\u{0225}\u{0240}\u{0290}\u{0291}\u{1D22}\u{1D76}\u{1D8E}\u{2C6C}"),
        ("aa", "\u{A733}"),
        ("ae", "\u{00E6}\u{1D01}"),
        ("ao", "\u{A735}"),
        ("au", "\u{A737}"),
        ("av", "\u{A739}\u{A73B}"),
        ("ay", "\u{A73D}"),
        ("db", "\u{0238}"),
        ("dz", "\u{02A3}\u{02A5}"),
        ("hv", "\u{0195}"),
        ("ll", "\u{1EFB}"),
        ("ls", "\u{02AA}"),
        ("lz", "\u{02AB}"),
        ("oe", "\u{0153}\u{0276}"),
        ("oi", "\u{01A3}"),
        ("oo", "\u{A74F}"),
        ("qp", "\u{0239}"),
        ("th", "\u{00FE}\u{1D7A}\u{A765}\u{A767}"),
        ("ts", "\u{02A6}"),
        ("ue", "\u{1D6B}"),
        ("vy", "\u{A761}"),
    ]
}
