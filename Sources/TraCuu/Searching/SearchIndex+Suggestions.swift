// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
public import TraCuuSuggest

extension SearchIndex {
    /// Suggests texts for what someone typed, from what stands in the index: diacritics restored (`quy che dan chu`), words that
    /// look misspelled mended, the last word completed and the text carried on (`quy che d`), an abbreviation at the end
    /// spelled out (`qcdc`).
    ///
    /// Corrections come first, then completions, each by score. Words that are added are in lower case, with the tone mark in
    /// its canonical place; what is not changed stays as it was typed. The first call on an index of several segments takes
    /// longer than the others.
    ///
    /// - Returns: at most `limit`, none if nothing better is known.
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` for a text of more than 16 KiB or 1,024 words, and what reading the
    ///   index throws.
    public func suggestions(for text: String, limit: Int = 10) throws(TraCuuError) -> [Suggestion] {
        try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) in
            try Suggester(snapshot, lexicon, analyzer: analyzer).suggestions(for: text, limit: limit)
        }
    }

    /// A text with its diacritics restored, as far as it was typed without: `Quy che dan chu` becomes `Quy chế dân chủ`.
    ///
    /// - Throws: as ``suggestions(for:limit:)``.
    public func restoringDiacritics(in text: String) throws(TraCuuError) -> String {
        try analyzers.withAnalyzer { (analyzer) throws(TraCuuError) in
            try Suggester(snapshot, lexicon, analyzer: analyzer).restored(text)?.text ?? text
        }
    }
}
