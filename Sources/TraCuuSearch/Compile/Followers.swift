// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// Which syllables stand behind a word, from the bigrams of the segments: of all words that begin so, few follow it.
struct Followers {
    /// Folded keys that begin so and stand behind the word somewhere.
    private var found: Set<[UInt8]> = []
    private let readers: [BigramsReader]

    /// The syllables behind a word whose folded keys begin in one way; nil if the bigrams do not tell, as of words that are no
    /// syllables.
    init?(of word: QueryTerm, beginningWith prefix: [UInt8], in snapshot: IndexSnapshot) throws(TraCuuError) {
        readers = snapshot.segments.compactMap(\.bigrams)
        guard readers.count == snapshot.segments.count else { return nil }
        let key = word.folded + [BigramsFormat.separator]
        for reader in readers {
            let words = try key.withBytes { (key) throws(TraCuuError) in reader.syllables(key) }
            let wanted = try prefix.withBytes { (prefix) throws(TraCuuError) in reader.syllables(prefix) }
            let range = wanted.lowerBound + BigramsFormat.firstSyllable..<wanted.upperBound + BigramsFormat.firstSyllable
            var entries: [UInt64] = []
            for syllable in words {
                try reader.followers(of: syllable + BigramsFormat.firstSyllable, in: range, into: &entries)
            }
            for entry in entries {
                let key = reader.key(Int(entry >> 32) - BigramsFormat.firstSyllable)
                found.insert(Array(key.prefix { $0 != BigramsFormat.separator }))
            }
        }
        if found.isEmpty, try !isSyllable(word.folded) { return nil }
    }

    /// Whether a word, by its folded key, may stand there: what is no syllable may stand anywhere.
    func mayBe(_ folded: [UInt8]) throws(TraCuuError) -> Bool {
        if found.contains(folded) { return true }
        return try !isSyllable(folded)
    }

    private func isSyllable(_ folded: [UInt8]) throws(TraCuuError) -> Bool {
        let key = folded + [BigramsFormat.separator]
        for reader in readers {
            let syllables = try key.withBytes { (key) throws(TraCuuError) in reader.syllables(key) }
            if !syllables.isEmpty { return true }
        }
        return false
    }
}
