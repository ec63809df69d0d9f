// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// All syllables of the inventory, from lists of their own.
enum SyllableInventory {
    static let onsets =
        ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph"]
        + ["qu", "r", "s", "t", "th", "tr", "v", "x"]

    static let rimes: [String] = {
        var all = [
            "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "ya", "ua", "ưa", "uya", "ay", "ây", "ai", "oi",
            "ôi",
            "ơi", "ui", "ưi", "ao", "eo", "au", "âu", "êu", "iu", "ưu", "oa", "oe", "uê", "uy", "uơ", "oai", "oay",
            "uây",
            "oao", "oeo", "iêu", "yêu", "uôi", "ươi", "ươu", "uyu",
        ]
        let codas: [(String, [String])] = [
            ("a oa", ["c", "ch", "m", "n", "ng", "nh", "p", "t"]),
            ("ă â e o ô u iê ươ", ["c", "m", "n", "ng", "p", "t"]),
            ("ê i y", ["ch", "m", "n", "nh", "p", "t"]), ("ơ", ["m", "n", "p", "t"]),
            ("ư uô oă", ["c", "m", "n", "ng", "t"]),
            ("yê oe", ["m", "n", "ng", "t"]), ("oo", ["c", "n", "ng"]), ("ôô", ["ng"]), ("uâ", ["n", "ng", "t"]),
            ("uê", ["ch", "n", "nh"]), ("uy", ["ch", "n", "nh", "p", "t"]), ("uyê uơ", ["n", "t"]),
        ]
        for (nuclei, endings) in codas {
            for nucleus in nuclei.split(separator: " ") { all += endings.map { nucleus + $0 } }
        }
        return all
    }()

    /// Whether an onset can stand before a rime.
    private static func fits(_ onset: String, _ rime: String) -> Bool {
        let isFront = rime.first.map { "eêiy".contains($0) } ?? false
        switch onset {
        case "k", "gh", "ngh": return isFront
        case "c", "ng": return !isFront
        // gì and gìn are spelled with g.
        case "g": return !isFront || rime == "i" || rime == "in"
        case "gi": return !rime.hasPrefix("i") && !rime.hasPrefix("y")
        case "qu":
            return rime.first != "u" && rime.first != "ư" && !["oa", "oă", "oe"].contains { rime.hasPrefix($0) }
        default: return true
        }
    }

    private static func allows(_ tone: Tone, _ rime: String) -> Bool {
        let isStopped = ["c", "ch", "p", "t"].contains { rime.hasSuffix($0) }
        return !isStopped || tone == .acute || tone == .dot
    }

    /// Onset, rime and tone of every syllable: with `giê` as the spelling of gi before iê, which the rime stands for.
    static let all: [(onset: String, rime: String, tone: Tone)] = {
        var all: [(String, String, Tone)] = []
        for onset in onsets {
            for rime in rimes + ["êu", "êm", "ên", "êng", "êc", "êp", "êt"] where fits(onset, rime) {
                guard rimes.contains(rime) || onset == "gi" else { continue }
                for tone in Tone.allCases where allows(tone, rime) { all.append((onset, rime, tone)) }
            }
        }
        var seen = Set<String>()
        return all.filter { seen.insert("\($0.0)|\($0.1)|\($0.2)").inserted }
    }()

    /// All of them as syllables.
    static let syllables: [Syllable] = all.compactMap { Syllable(text($0.onset, $0.rime, $0.tone)) }

    /// A syllable with its tone on the first vowel, where it seldom belongs.
    static func text(_ onset: String, _ rime: String, _ tone: Tone) -> String {
        onset + rime.prefix(1) + (tone.combiningMark.map { String($0) } ?? "") + rime.dropFirst()
    }
}

@Suite struct SyllableInventoryTests {
    /// Every syllable of the inventory is one, however it is written, and comes back from its parts.
    @Test func everySyllableIsOne() throws {
        var texts = Set<String>()
        for (onset, rime, tone) in SyllableInventory.all {
            let syllable = try #require(Syllable(SyllableInventory.text(onset, rime, tone)), "\(onset)\(rime) \(tone)")
            #expect(syllable.onset == onset && syllable.rime == rime && syllable.tone == tone, "\(syllable)")
            let (new, old) = (syllable.text(), syllable.text(style: .old))
            texts.insert(new)
            for text in [new, old, new.uppercased(), Decomposition.decompose(old), Decomposition.decompose(new)] {
                #expect(Syllable(text) == syllable, "\(text)")
            }
            let (glide, nucleus, coda) = (syllable.glide, syllable.nucleus, syllable.coda)
            #expect(Syllable(onset: onset, glide: glide, nucleus: nucleus, coda: coda, tone: tone) == syllable)
            #expect(Array(VietnameseText.canonicalize(old).utf8) == Array(new.utf8))
            #expect(Array(VietnameseText.canonicalize(new, style: .old).utf8) == Array(old.utf8))
        }
        #expect(SyllableInventory.rimes.count == 174)
        #expect(SyllableInventory.all.count == 19_726)
        #expect(texts.count == SyllableInventory.all.count)
    }

    /// Nothing else is one: no other combination of onset, rime and tone.
    @Test func nothingElseIsOne() {
        let known = Set(SyllableInventory.all.map { "\($0.onset)|\($0.rime)|\($0.tone)" })
        var count = 0
        for onset in SyllableInventory.onsets + ["z", "f", "w", "j", "q", "nq", "gz"] {
            for rime in SyllableInventory.rimes + ["ăi", "eu", "iê", "uă", "êc", "ech", "ưp", "yê", "ngh"] {
                for tone in Tone.allCases {
                    guard let syllable = Syllable(SyllableInventory.text(onset, rime, tone)) else { continue }
                    count += 1
                    // A spelling may divide in another way: g + ia is gi + a.
                    #expect(known.contains("\(syllable.onset)|\(syllable.rime)|\(tone)"), "\(syllable)")
                }
            }
        }
        #expect(count >= SyllableInventory.all.count)
    }
}
