// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuIndexing
import VietnameseText

/// Which spellings of a folded term a word of a query stands for, in the index as a whole.
///
/// | word | spellings |
/// |---|---|
/// | bare | every one |
/// | marked, or with exactness asked for | its own |
/// | marked, and its own is nowhere in the index | those that add marks to it, if there are any: it is *broadened* |
/// | marked | beside these, at reduced weight: the bare spelling in texts typed without diacritics |
/// | bare, with exactness asked for | the bare spelling in texts of both kinds |
package struct SpellingChoice: Equatable, Sendable {
    /// What a match in a text typed without diacritics counts, where the word may be any of several: `duong` for `đường`.
    package static let unaccentedWeight: Float = 0.6

    /// The keys, as dictionaries have them, that count in full; nil for every spelling.
    package private(set) var full: [[UInt8]]?
    /// The key that counts ``unaccentedWeight``; nil if there is none in the index.
    package private(set) var unaccented: [UInt8]?
    /// Whether marks were added to those typed; the words that it stands for then, the most frequent first.
    package private(set) var broadenedTo: [[UInt8]] = []

    /// Whether there is nothing to choose between: the word matches as it is.
    package var isPlain: Bool { unaccented == nil && (full.map { $0.count == 1 } ?? true) && broadenedTo.isEmpty }

    /// Chooses among the spellings of a term.
    ///
    /// - Parameters:
    ///   - exact: the word's exact key; nil for a bare word.
    ///   - isExact: whether exactness was asked for.
    ///   - folded: the word's folded key.
    ///   - frequencies: for each spelling of the folded key, as dictionaries have it, in how many documents of the index it is.
    package init(
        exact: [UInt8]?,
        isExact: Bool,
        folded: [UInt8],
        among frequencies: [[UInt8]: UInt64]
    ) {
        guard let exact else { return }
        let bare = UnaccentedSpelling.key(for: folded)
        full = [exact]
        if isExact {
            if exact == folded, frequencies[bare] != nil { full = [exact, bare] }
            return
        }
        if exact != folded, frequencies[bare] != nil { unaccented = bare }
        guard frequencies[exact] == nil else { return }
        broadenedTo = frequencies.filter { MarkedKey.completes($0.key, exact) && $0.key != exact }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }.map(\.key)
        if !broadenedTo.isEmpty { full = broadenedTo }
    }

    /// Chooses for a term of the text.
    package init(_ term: QueryTerm, _ snapshot: IndexSnapshot) throws(TraCuuError) {
        var spellings: [Spelling] = []
        // A bare word needs no dictionary.
        for segment in term.exact == nil ? [] : snapshot.segments {
            let entry = try term.folded.withBytes { (key) throws(TraCuuError) in
                try segment.terms.find(field: TermsFormat.textField, key: key)
            }
            spellings += entry?.spellings ?? []
        }
        // As a rule the word is there, and the others do not matter.
        if spellings.contains(where: { $0.key == term.exact }) {
            let bare = UnaccentedSpelling.key(for: term.folded)
            spellings.removeAll { $0.key != term.exact && $0.key != bare }
        }
        var frequencies: [[UInt8]: UInt64] = [:]
        for spelling in spellings {
            frequencies[spelling.key, default: 0] += UInt64(spelling.counts.documentFrequency)
        }
        self.init(exact: term.exact, isExact: term.isExact, folded: term.folded, among: frequencies)
    }
}
