// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A well-formed Vietnamese syllable, divided into its parts.
///
/// ```swift
/// Syllable("Thuyền")                   // onset "th", glide "u", nucleus "yê", coda "n", tone grave
/// Syllable("câp")                      // nil: before p only the acute and the dot stand
/// Syllable("hóa")?.text()              // "hoá"
/// Syllable("hoá")?.text(style: .old)   // "hóa"
/// Syllable("kỹ")?.iyVariant?.text()    // "kĩ"
/// ```
///
/// The inventory is that of present-day orthography: 27 onsets or none, 174 rimes, six tones. Names of minority languages
/// (`Đắk`), most loans and all acronyms are outside it on purpose. What is no syllable may still be a word.
public struct Syllable: Hashable, Sendable {
    /// The tone.
    public let tone: Tone
    let spelling: Spelling
    let structure: SyllableStructure

    /// Divides a syllable written in any case, normal form and tone placement; nil if it is not a valid one.
    ///
    /// Characters that are not seen, such as the soft hyphen, are passed over; ð and Ɖ count as đ.
    public init?(_ text: String) {
        self.init(Word(text: text))
    }

    init?(_ word: Word?) {
        guard let word, let structure = word.structure, word.isValidSyllable else { return nil }
        spelling = word.spelling
        tone = word.tone
        self.structure = structure
    }

    /// Puts a syllable together from its parts in lower case, the vowels without tone; nil if they make no valid one, or
    /// one that divides in another way.
    ///
    /// ```swift
    /// Syllable(onset: "ngh", nucleus: "iê", coda: "ng")?.text()   // "nghiêng"
    /// ```
    public init?(onset: String = "", glide: String = "", nucleus: String, coda: String = "", tone: Tone = .level) {
        guard let spelling = Spelling(onset + glide + nucleus + coda), let structure = SyllableStructure(spelling),
            structure.allows(tone, spelling)
        else { return nil }
        self.spelling = spelling
        self.structure = structure
        self.tone = tone
        guard self.onset == onset, self.glide == glide, self.nucleus == nucleus else { return nil }
    }

    /// Whether a text is one valid syllable, with the tone that it has: `true` for `cập`, `false` for `câp`.
    public static func isValid(_ text: String) -> Bool { Word(text: text)?.isValidSyllable ?? false }
}

extension Syllable {
    /// The initial consonants in lower case, empty if there are none. `qu` is one; so is `gi` before another vowel.
    public var onset: String { spelling.text(0..<structure.onset) }

    /// The `o` or `u` before the main vowel, as in `toàn` and `thuyền`; empty if there is none, or if it belongs to `qu`.
    public var glide: String { spelling.text(structure.onset..<structure.onset + structure.glide) }

    /// The vowels without glide and tone, with the `i`, `y`, `o` or `u` that ends `tai`, `tay`, `tao`, `tau`.
    public var nucleus: String {
        spelling.text(structure.onset + structure.glide..<structure.onset + structure.vowels)
    }

    /// The final consonants, empty if there are none.
    public var coda: String { spelling.text(structure.onset + structure.vowels..<spelling.count) }

    /// The syllable without onset and tone: glide, nucleus and coda.
    public var rime: String { spelling.text(structure.onset..<spelling.count) }

    /// The syllable in lower case, composed (NFC), with its tone where the style puts it.
    public func text(style: ToneStyle = .new) -> String {
        var scalars = String.UnicodeScalarView()
        Word(spelling: spelling, tone: tone, structure: structure).forEachScalar(style: style) { scalars.append($0) }
        return String(scalars)
    }

    /// The syllable with another tone; nil if that cannot stand on it.
    public func withTone(_ tone: Tone) -> Syllable? {
        structure.allows(tone, spelling) ? Syllable(spelling: spelling, structure: structure, tone: tone) : nil
    }

    private init(spelling: Spelling, structure: SyllableStructure, tone: Tone) {
        self.spelling = spelling
        self.structure = structure
        self.tone = tone
    }
}

extension Syllable: CustomStringConvertible {
    /// ``text(style:)`` in the new style.
    public var description: String { text() }
}
