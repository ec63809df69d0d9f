// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Operations on whole Vietnamese texts. None of them changes what it is given; time is linear in the text.
public enum VietnameseText {
    /// A text as it is compared without regard to case and diacritics: `fold("Nghị định") == "nghi dinh"`.
    ///
    /// Full compatibility case folding, then all nonspacing marks removed, đ and ð written `d`, and letters that ICU's
    /// Latin-ASCII transform spells with ASCII letters spelled so (`ł` as `l`, `æ` as `ae`). Punctuation and white space stay.
    public static func fold(_ text: String) -> String { TextFolder.fold(text) }

    /// A text in NFC with every syllable's tone mark where the style puts it, case kept: `canonicalize("Hóa") == "Hoá"`.
    ///
    /// Repairs old and new style, misplaced tones (`qủa`, `lựơng`), marks typed in the wrong order and eth in place of đ.
    /// Whatever is not a Vietnamese syllable is only normalised, and nothing is removed: a soft hyphen or a joiner inside
    /// a syllable stays where it is, though the syllable around it is seen as one.
    public static func canonicalize(_ text: String, style: ToneStyle = .new) -> String {
        TextCanonicalizer.canonicalize(text, style: style)
    }
}
