// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Syllable {
    /// The same syllable with `y` for `i` or `i` for `y`, where both spellings are in use; nil elsewhere.
    ///
    /// Usage varies where `i` or `y` is the whole rime, after b, h, k, l, m, n, qu, s, t, th, v and x: `kỹ` and `kĩ`, `lý`
    /// and `lí`, `quý` and `quí`. It does not without an onset (`ý`, `ỉ`) or before a coda (`mít`). A few pairs differ in
    /// meaning (`ti` in `ti vi`, `ty` in `công ty`), so variants are for widening a search, never for keys.
    public var iyVariant: Syllable? {
        guard spelling.count == structure.onset + 1, Self.variableOnsets.contains(spelling.prefix(structure.onset))
        else { return nil }
        let other: UInt8
        switch spelling[structure.onset] {
        case UInt8(ascii: "i"): other = UInt8(ascii: "y")
        case UInt8(ascii: "y"): other = UInt8(ascii: "i")
        default: return nil
        }
        var variant = spelling.prefix(structure.onset)
        guard variant.append(other) else { return nil }
        return Syllable(Word(spelling: variant, tone: tone, structure: SyllableStructure(variant)))
    }

    private static let variableOnsets: Set<Spelling> = Set(
        "b h k l m n qu s t th v x".split(separator: " ").compactMap { Spelling(String($0)) }
    )
}
