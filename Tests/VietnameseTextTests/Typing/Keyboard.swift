// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// Types syllables as people do: the marks at once, at the end, or anywhere between.
struct Keyboard {
    enum Habit: CaseIterable {
        case marksAtOnce, marksLast, marksAnywhere
    }

    let method: TypingMethod
    let habit: Habit

    /// The keys for a syllable; nil for the rimes that cannot be typed.
    func keys(for syllable: Syllable, _ generator: inout SeededGenerator) -> String? {
        guard !["ôông", "uơn", "uơt"].contains(syllable.rime) else { return nil }
        // Each mark with the number of keys that must have been pressed before it.
        var keys: [Unicode.Scalar] = []
        var marks: [(key: Unicode.Scalar, earliest: Int)] = []
        func press(_ letter: Unicode.Scalar) { keys.append(letter) }
        func mark(_ telex: Unicode.Scalar, _ vni: Unicode.Scalar) {
            marks.append((method == .telex ? telex : vni, keys.count))
        }
        let letters = Array((syllable.onset + syllable.rime).unicodeScalars)
        var isHorned = false
        for letter in letters {
            switch letter {
            case "â":
                press("a")
                mark("a", "6")
            case "ê":
                press("e")
                mark("e", "6")
            case "ô":
                press("o")
                mark("o", "6")
            case "ă":
                press("a")
                mark("w", "8")
            case "ơ":
                press("o")
                // One horn stands for those of both vowels.
                if !isHorned { mark("w", "7") }
            case "ư":
                press("u")
                isHorned = letters.contains("ơ")
                // In ươ it may wait for the o.
                if isHorned {
                    marks.append((method == .telex ? "w" : "7", keys.count + Int.random(in: 0...1, using: &generator)))
                } else {
                    mark("w", "7")
                }
            case "đ":
                press("d")
                mark("d", "9")
            default: press(letter)
            }
        }
        if syllable.rime.hasPrefix("oo"), method == .telex { keys.insert("o", at: syllable.onset.count + 1) }
        let firstVowel = syllable.onset.count + 1
        if let index = Tone.allCases.firstIndex(of: syllable.tone), index > 0 {
            let key = method == .telex ? Array(" frxsj".unicodeScalars)[index] : Array(" 23415".unicodeScalars)[index]
            marks.append((key, habit == .marksAtOnce ? toneIndex(syllable) : firstVowel))
        }
        return place(marks, in: keys, &generator)
    }

    private func toneIndex(_ syllable: Syllable) -> Int {
        let toned = Array(syllable.text().unicodeScalars)
        let bare = Array((syllable.onset + syllable.rime).unicodeScalars)
        return (zip(toned, bare).enumerated().first { $1.0 != $1.1 }?.offset ?? 0) + 1
    }

    private func place(
        _ marks: [(key: Unicode.Scalar, earliest: Int)],
        in keys: [Unicode.Scalar],
        _ generator: inout SeededGenerator
    ) -> String {
        var slots = [[Unicode.Scalar]](repeating: [], count: keys.count + 1)
        for mark in marks {
            let slot =
                switch habit {
                case .marksAtOnce: min(mark.earliest, keys.count)
                case .marksLast: keys.count
                case .marksAnywhere: Int.random(in: min(mark.earliest, keys.count)...keys.count, using: &generator)
                }
            slots[slot].append(mark.key)
        }
        var typed = String.UnicodeScalarView(slots[0])
        for (index, key) in keys.enumerated() {
            typed.append(key)
            typed += slots[index + 1]
        }
        return String(typed)
    }
}
