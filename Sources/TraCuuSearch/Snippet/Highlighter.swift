// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import VietnameseText

/// Shows where the terms of a query stand in titles and texts. Belongs to one thread at a time, as its analyzer does.
package struct Highlighter {
    /// How much of a text is looked at, in bytes.
    package static let textLimit = 1 << 20

    private let weights: [Double]
    private let finder: TermFinder

    /// A highlighter for the terms of a query.
    ///
    /// - Parameters:
    ///   - weights: what each term counts when passages are compared, greater for rarer terms; missing ones count 1.
    ///   - analyzer: what the index was made with.
    package init(_ terms: [QueryTerm], weights: [Double] = [], analyzer: Analyzer) {
        var distinct: [QueryTerm] = []
        var kept: [Double] = []
        for (index, term) in terms.enumerated() where !distinct.contains(term) {
            distinct.append(term)
            kept.append(index < weights.count ? max(weights[index], 0) : 1)
        }
        self.weights = kept
        finder = TermFinder(distinct, analyzer: analyzer)
    }

    /// What matches in a text: ranges of bytes of its UTF-8, ascending and apart from each other.
    ///
    /// Matches with nothing but white space between them become one range. Only the first 1 MiB is looked at.
    package func highlights(in text: String) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            return Self.merged(find(in: Self.prefix(bytes)).hits.map(\.range), bytes)
        }
    }

    /// The passage of about `syllables` tokens that shows the most of the query; the beginning if nothing matches.
    ///
    /// It starts at a sentence if one starts near enough, else at a word. It has at most 32 bytes for each syllable asked
    /// for; a word that is longer than that is cut.
    package func snippet(of text: String, syllables: Int) -> Snippet {
        guard syllables > 0 else { return Snippet() }
        var text = text
        return text.withUTF8 { utf8 in
            let whole = UnsafeRawBufferPointer(utf8)
            let bytes = Self.prefix(whole)
            let (tokens, hits) = find(in: bytes)
            let window = PassageWindow.best(hits, weights: weights, size: syllables)
            let shown = window.map { hits[$0.lowerBound].token...hits[$0.upperBound - 1].token }
            let passage = Passage(bytes, tokens: tokens).range(around: shown, syllables: syllables)
            let marks = hits.lazy.map { $0.range.clamped(to: passage) }.filter { !$0.isEmpty }
            let copy = PassageCopy(bytes, passage)
            return Snippet(
                text: copy.text,
                highlights: Self.merged(Array(marks), bytes).map { copy.translate($0) },
                isCutAtStart: WhiteSpace.hasText(before: passage.lowerBound, in: whole),
                isCutAtEnd: WhiteSpace.hasText(from: passage.upperBound, in: whole)
            )
        }
    }

    private func find(in bytes: UnsafeRawBufferPointer) -> (tokens: [Range<Int>], hits: [TermFinder.Hit]) {
        finder.find(in: bytes)
    }

    /// The part of a text that is looked at: it ends before a character, and before a word if one is cut.
    static func prefix(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard bytes.count > textLimit else { return bytes }
        var end = textLimit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var space = end
        while space > 0, end - space < 1024, !WhiteSpace.isASCII(bytes[space - 1]) { space -= 1 }
        if space > 0, WhiteSpace.isASCII(bytes[space - 1]) { end = space }
        return UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }

    /// Joins ranges, ascending, that touch or that only white space separates.
    private static func merged(_ ranges: [Range<Int>], _ bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges {
            if let last = result.last,
                range.lowerBound <= last.upperBound || WhiteSpace.isAll(bytes, last.upperBound..<range.lowerBound)
            {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
