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
        snippets(of: text, syllables: syllables, count: 1).first ?? Snippet()
    }

    /// The passages, up to `count`, that show the most of the query, each as ``snippet(of:syllables:)`` gives it, the best first.
    /// They do not overlap, and each but the first has a match.
    package func snippets(of text: String, syllables: Int, count: Int) -> [Snippet] {
        guard syllables > 0, count > 0 else { return [] }
        var text = text
        return text.withUTF8 { utf8 in
            let whole = UnsafeRawBufferPointer(utf8)
            let bytes = Self.prefix(whole)
            let (tokens, hits) = find(in: bytes)
            let passages = passages(hits, Passage(bytes, tokens: tokens), syllables, count)
            return passages.map { passage in
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
    }

    /// Where the best passages are.
    private func passages(
        _ hits: [TermFinder.Hit],
        _ borders: Passage,
        _ syllables: Int,
        _ count: Int
    ) -> [Range<Int>] {
        var passages: [Range<Int>] = []
        var rest = hits
        // What would overlap is passed over; that takes a few attempts for each passage.
        for _ in 0..<min(count, 1000) * 4 {
            let window = PassageWindow.best(rest, weights: weights, size: syllables)
            if window == nil, !passages.isEmpty { break }
            let shown = window.map { rest[$0.lowerBound].token...rest[$0.upperBound - 1].token }
            let passage = borders.range(around: shown, syllables: syllables)
            if !passages.contains(where: { $0.overlaps(passage) }) { passages.append(passage) }
            guard passages.count < count, let window else { break }
            rest.removeSubrange(window)
            rest.removeAll { hit in passages.contains { $0.overlaps(hit.range) } }
        }
        return passages
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
