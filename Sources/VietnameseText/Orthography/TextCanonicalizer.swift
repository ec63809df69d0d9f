// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Canonicalises whole texts: words of ASCII and Vietnamese letters by rule, whatever else by ICU.
///
/// What stays as it is gets copied in stretches, or not at all if nothing changes.
struct TextCanonicalizer {
    static func canonicalize(_ text: String, style: ToneStyle) -> String {
        var source = text
        return source.withUTF8 { canonicalize($0, style: style) } ?? text
    }

    /// The text as it should be; nil if it is that already. The text is well-formed.
    private static func canonicalize(_ text: UnsafeBufferPointer<UInt8>, style: ToneStyle) -> String? {
        var word = WordReader()
        var output = OutputBytes(capacity: 16)
        /// The output has what the text has before this place.
        var done = 0
        /// The character before the one at hand, if it divides words: a mark behind it joins it.
        var divider = 0
        var position = 0
        while position < text.count {
            if text[position] < 0x80, !WordReader.isLetter(text[position]) {
                divider = position
                position += 1
                continue
            }
            let start = position
            position = word.read(text, from: start)
            if word.needsICU {
                let first = position == start ? divider : start
                position = stretchEnd(in: text, from: position)
                let stretch = UnsafeBufferPointer(rebasing: text[first..<position])
                let changed = canonicalizeByICU(stretch, style: style)
                guard !changed.elementsEqual(stretch) else { continue }
                output.append(text[done..<first])
                output.append(changed)
                done = position
            } else if position == start {
                divider = position
                position += UTF8Decoding.scalar(in: text, at: position).size
            } else if word.isChanged(by: style) {
                output.append(text[done..<start])
                word.append(to: &output, style: style)
                done = position
            }
        }
        guard done > 0 else { return nil }
        output.append(text[done...])
        return output.text
    }

    /// Where a stretch that a reader could not take ends: before the next character that divides words.
    private static func stretchEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count {
            let (value, size) = UTF8Decoding.scalar(in: text, at: end)
            let divides = value < 0x80 ? !WordReader.isLetter(text[end]) : WordReader.dividesWords(value)
            if divides { break }
            end += size
        }
        return end
    }

    /// What canonicalising is, for any text.
    static func canonicalizeByICU(_ text: some Sequence<UInt8>, style: ToneStyle) -> [UInt8] {
        var result: [UInt8] = []
        var word: [UInt32] = []
        func endWord() {
            result.append(contentsOf: Orthography.utf8(Orthography.canonicalize(word, style: style)))
            word.removeAll(keepingCapacity: true)
        }
        for piece in Normalization.pieces(of: String(decoding: Array(text), as: UTF8.self)) {
            for value in Orthography.scalars(ofUTF8: (try? Orthography.composed(piece)) ?? piece) {
                if isInWord(value) {
                    word.append(value)
                } else {
                    endWord()
                    result.append(contentsOf: Orthography.utf8(CollectionOfOne(value)))
                }
            }
        }
        endWord()
        return result
    }

    private static func isInWord(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isAlphabetic || scalar.isNonspacingMark || InvisibleScalar.contains(value)
    }
}
