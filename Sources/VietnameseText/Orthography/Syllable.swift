// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A well-formed Vietnamese syllable, divided into its parts.
///
/// ```swift
/// let syllable = Syllable("Nghiêng")   // onset "ngh", nucleus "iê", coda "ng", tone level
/// Syllable("câp")                      // nil: before p only the acute and the dot stand
/// ```
public struct Syllable: Hashable, Sendable {
    /// The initial consonants in lower case, empty if there are none. `qu` is one; so is `gi` before another vowel.
    public let onset: String
    /// Glide and nucleus, lower case, without the tone: `uyê` in `thuyền`.
    public let nucleus: String
    /// The final consonants, empty if there are none.
    public let coda: String
    /// The tone.
    public let tone: Tone

    /// The syllable without onset and tone.
    public var rime: String { nucleus + coda }

    /// Divides a syllable written in any case, normal form and tone placement; nil if it is not a valid one.
    public init?(_ text: String) {
        // Seven letters with two marks on each vowel take less; what is longer need not be normalised to know.
        guard text.utf8.count <= 64, let scalars = try? Orthography.composed(text), let word = Word(scalars),
            let structure = word.structure, structure.allows(word.tone, word.spelling)
        else { return nil }
        let vowels = structure.onset + structure.vowels
        onset = word.spelling.text(0..<structure.onset)
        nucleus = word.spelling.text(structure.onset..<vowels)
        coda = word.spelling.text(vowels..<word.spelling.count)
        tone = word.tone
    }
}
