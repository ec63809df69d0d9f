// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuIndexing

/// Which syllables stand behind a word, from the bigrams of the segments: of all words that begin so, few follow it.
struct Followers {
    /// Folded keys that begin so and stand behind the word somewhere, with how often they do.
    private var found: [[UInt8]: Int] = [:]
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
            let range =
                wanted.lowerBound + BigramsFormat.firstSyllable..<wanted.upperBound + BigramsFormat.firstSyllable
            var entries: [UInt64] = []
            for syllable in words {
                try reader.followers(of: syllable + BigramsFormat.firstSyllable, in: range, into: &entries)
            }
            for entry in entries {
                let key = reader.key(Int(entry >> 32) - BigramsFormat.firstSyllable)
                found[Array(key.prefix { $0 != BigramsFormat.separator }), default: 0] += Int(entry & 0xFFFF_FFFF)
            }
        }
        if found.isEmpty, try !isSyllable(word.folded) { return nil }
    }

    /// How often a word, by its folded key, stands there: 0 if that is not known, as of words that are no syllables; nil if it
    /// never does.
    func count(of folded: [UInt8]) throws(TraCuuError) -> Int? {
        if let count = found[folded] { return count }
        return try isSyllable(folded) ? nil : 0
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
