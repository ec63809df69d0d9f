// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How the letters of a syllable divide into onset, vowels and coda, whatever its tone.
///
/// The inventory of onsets and rimes is that of present-day Vietnamese orthography. Place names of minority languages
/// (`Đắk`, `Krông`), most loans and all acronyms are outside it on purpose: the division says which rules may apply to
/// a token, never whether it is worth indexing.
struct SyllableStructure: Hashable {
    /// Letters of the onset: with `qu` the `u`, with `gi` before another vowel the `i`.
    var onset: Int
    /// Letters of glide and nucleus.
    var vowels: Int
    /// Letters of the glide among them, 0 or 1.
    var glide: Int
    /// Letters of the coda.
    var coda: Int

    /// Divides a spelling; nil if it is not one of Vietnamese.
    init?(_ spelling: Spelling) {
        guard let onset = Self.onsetLength(spelling) else { return nil }
        let rime = spelling.dropFirst(onset)
        guard rime.count > 0, Self.allows(spelling, onset: onset, rime: rime) else { return nil }
        self.onset = onset
        vowels = 0
        while Letter.isVowel(rime[vowels]) { vowels += 1 }
        coda = rime.count - vowels
        glide = Self.hasGlide(rime) ? 1 : 0
    }

    /// Whether a rime begins with an o or u that only leads to the main vowel, as in `oa` and `uyê`, not in `oi` and `ua`.
    private static func hasGlide(_ rime: Spelling) -> Bool {
        switch (rime[0], rime[1]) {
        case (UInt8(ascii: "o"), UInt8(ascii: "a")), (UInt8(ascii: "o"), Letter.aBreve),
            (UInt8(ascii: "o"), UInt8(ascii: "e")), (UInt8(ascii: "u"), Letter.aCircumflex),
            (UInt8(ascii: "u"), Letter.eCircumflex), (UInt8(ascii: "u"), Letter.oHorn),
            (UInt8(ascii: "u"), UInt8(ascii: "y")):
            true
        default: false
        }
    }

    private static func onsetLength(_ spelling: Spelling) -> Int? {
        let second = spelling[1]
        switch spelling[0] {
        case UInt8(ascii: "n"):
            if second == UInt8(ascii: "g") { return spelling[2] == UInt8(ascii: "h") ? 3 : 2 }
            return second == UInt8(ascii: "h") ? 2 : 1
        case UInt8(ascii: "g"):
            if second == UInt8(ascii: "i"), Letter.isVowel(spelling[2]) { return 2 }
            return second == UInt8(ascii: "h") ? 2 : 1
        case UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "p"):
            return second == UInt8(ascii: "h") ? 2 : 1
        case UInt8(ascii: "t"):
            return second == UInt8(ascii: "h") || second == UInt8(ascii: "r") ? 2 : 1
        case UInt8(ascii: "q"):
            return second == UInt8(ascii: "u") ? 2 : nil
        case UInt8(ascii: "b"), UInt8(ascii: "d"), Letter.dStroke, UInt8(ascii: "h"), UInt8(ascii: "l"),
            UInt8(ascii: "m"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "v"), UInt8(ascii: "x"):
            return 1
        default:
            return Letter.isVowel(spelling[0]) ? 0 : nil
        }
    }

    private static func allows(_ spelling: Spelling, onset: Int, rime: Spelling) -> Bool {
        let first = rime[0]
        let isFront =
            switch first {
            case UInt8(ascii: "e"), Letter.eCircumflex, UInt8(ascii: "i"), UInt8(ascii: "y"): true
            default: false
            }
        switch (spelling[0], onset) {
        case (UInt8(ascii: "k"), 1), (UInt8(ascii: "n"), 3):
            return isFront && rimes.contains(rime)
        case (UInt8(ascii: "g"), 2) where spelling[1] == UInt8(ascii: "h"):
            return isFront && rimes.contains(rime)
        case (UInt8(ascii: "g"), 2):
            // The i of `gi` is also that of `iê`: giếng is gi + iêng.
            guard first != UInt8(ascii: "i"), first != UInt8(ascii: "y") else { return false }
            let shared = first == Letter.eCircumflex && rimes.contains(rime.prepending(UInt8(ascii: "i")))
            return shared || rimes.contains(rime)
        case (UInt8(ascii: "g"), 1) where first == UInt8(ascii: "i"):
            // gì and gìn, the only words where g stands before its i as nucleus.
            return rime.count == 1 || (rime.count == 2 && rime[1] == UInt8(ascii: "n"))
        case (UInt8(ascii: "c"), 1), (UInt8(ascii: "g"), 1):
            return !isFront && rimes.contains(rime)
        case (UInt8(ascii: "n"), 2) where spelling[1] == UInt8(ascii: "g"):
            return !isFront && rimes.contains(rime)
        case (UInt8(ascii: "q"), _):
            // The glide is written already: no u, ư, oa, oă or oe can follow.
            guard first != UInt8(ascii: "u"), first != Letter.uHorn else { return false }
            if first == UInt8(ascii: "o") {
                switch rime[1] {
                case UInt8(ascii: "a"), Letter.aBreve, UInt8(ascii: "e"): return false
                default: break
                }
            }
            return rimes.contains(rime)
        default:
            return rimes.contains(rime)
        }
    }

    private static let openRimes =
        "a e ê i o ô ơ u ư y ia ya ua ưa uya ay ây ai oi ôi ơi ui ưi ao eo au âu êu iu ưu oa oe uê uy uơ "
        + "oai oay uây oao oeo iêu yêu uôi ươi ươu uyu"

    private static let closedRimes: [(nuclei: String, codas: String)] = [
        ("a oa", "c ch m n ng nh p t"),
        ("ă â e o ô u iê ươ", "c m n ng p t"),
        ("ê i y", "ch m n nh p t"),
        ("ơ", "m n p t"),
        ("ư uô oă", "c m n ng t"),
        ("yê oe", "m n ng t"),
        ("oo", "c n ng"),
        ("ôô", "ng"),
        ("uâ", "n ng t"),
        ("uê", "ch n nh"),
        ("uy", "ch n nh p t"),
        ("uyê uơ", "n t"),
    ]

    private static let rimes: Set<Spelling> = {
        var all = Set(openRimes.split(separator: " ").compactMap { Spelling(String($0)) })
        for (nuclei, codas) in closedRimes {
            for nucleus in nuclei.split(separator: " ") {
                all.formUnion(codas.split(separator: " ").compactMap { Spelling(String(nucleus + $0)) })
            }
        }
        return all
    }()
}

extension SyllableStructure {
    /// Which letter carries the tone mark.
    ///
    /// The rule: a vowel with a circumflex, breve or horn (the last of two); else the only vowel; else before a coda the
    /// last vowel; else the middle of three; else the first, except that the new style takes the second of oa, oe, uy.
    func toneIndex(_ spelling: Spelling, style: ToneStyle) -> Int {
        var last = onset + vowels
        while last > onset {
            last -= 1
            if Letter.hasShapeMark(spelling[last]) { return last }
        }
        if vowels == 1 { return onset }
        if coda > 0 { return onset + vowels - 1 }
        if vowels == 3 { return onset + 1 }
        guard style == .new else { return onset }
        switch (spelling[onset], spelling[onset + 1]) {
        case (UInt8(ascii: "o"), UInt8(ascii: "a")), (UInt8(ascii: "o"), UInt8(ascii: "e")),
            (UInt8(ascii: "u"), UInt8(ascii: "y")):
            return onset + 1
        default:
            return onset
        }
    }

    /// Whether a tone can stand on the syllable: before c, ch, p and t only acute and dot can.
    func allows(_ tone: Tone, _ spelling: Spelling) -> Bool {
        guard coda > 0 else { return true }
        let isStop =
            switch spelling[onset + vowels] {
            case UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "t"): true
            default: false
            }
        return !isStop || tone == .acute || tone == .dot
    }
}
