// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuIndexing
package import VietnameseText

/// Suggests texts from what is in an index. Belongs to one thread, as its analyzer does.
///
/// Time does not depend on the number of documents, but on the syllables of the text, the segments, and how many different
/// syllables follow each other.
package struct Suggester {
    /// The longest text in bytes and in words.
    package static let sizeLimit = 16 << 10
    package static let wordLimit = 1024

    let reader: TextReader
    let analyzer: Analyzer

    /// A suggester for a snapshot; the lexicon is that of the same.
    package init(_ snapshot: IndexSnapshot, _ lexicon: SyllableLexicon, analyzer: Analyzer) {
        reader = TextReader(snapshot: snapshot, lexicon: lexicon)
        self.analyzer = analyzer
    }

    /// Suggestions for a text, at most so many: the text with misspellings mended and nothing else; or with diacritics restored,
    /// and then completions by score. The restored text is left out while the last word is only a beginning.
    ///
    /// - Throws: ``TraCuuError/badQuery(offset:reason:)`` for a text above the limits, and what reading the index throws.
    package func suggestions(for text: String, limit: Int) throws(TraCuuError) -> [Suggestion] {
        let typed = try Self.typed(text, analyzer)
        guard limit > 0, let last = typed.words.last else { return [] }
        let read = try reader.read(typed.words)
        if let mended = try mended(typed, read) { return [mended] }
        var found = try completions(typed, read)
        let isWhole = read.endsInSyllable || !typed.endsInWord || last.kind == .number || last.isAcronym
        if isWhole || found.isEmpty, let restored = Self.restored(typed, read) {
            found.insert(restored, at: 0)
        }
        // Strings are equal if they look so: what was typed decomposed is not suggested composed.
        var seen: Set<String> = [text]
        return Array(found.filter { seen.insert($0.text).inserted }.prefix(limit))
    }

    /// The text with diacritics restored, nil if there are none to restore.
    ///
    /// - Throws: as ``suggestions(for:limit:)``.
    package func restored(_ text: String) throws(TraCuuError) -> Suggestion? {
        let typed = try Self.typed(text, analyzer)
        return Self.restored(typed, try reader.read(typed.words))
    }

    private static func typed(_ text: String, _ analyzer: Analyzer) throws(TraCuuError) -> TypedText {
        guard text.utf8.count <= sizeLimit else {
            throw .badQuery(offset: 0, reason: "\(text.utf8.count) bytes, more than \(sizeLimit)")
        }
        let typed = TypedText(text, analyzer)
        guard typed.words.count <= wordLimit else {
            throw .badQuery(offset: 0, reason: "\(typed.words.count) words, more than \(wordLimit)")
        }
        return typed
    }

    static func restored(_ typed: TypedText, _ read: ReadText) -> Suggestion? {
        let best = read.best
        let replacements = replacements(typed, read.words(best))
        guard replacements.contains(where: { $0 != nil }) else { return nil }
        return Suggestion(text: typed.text(replacing: replacements), kind: .restored, score: best.share)
    }

    /// The text with misspelled words mended, nil if none looks so.
    func mended(_ typed: TypedText, _ read: ReadText) throws(TraCuuError) -> Suggestion? {
        guard let mended = try SpellingMender(reader: reader).mend(typed.words, read, isOpen: typed.endsInWord) else {
            return nil
        }
        let best = mended.best
        let words = mended.words(best)
        guard words.contains(where: { $0.typing < 0 }) else { return nil }
        let text = typed.text(replacing: Self.replacements(typed, words))
        return Suggestion(text: text, kind: .spelling, score: best.share)
    }

    /// For each word how it is to be written, nil where it stays as it was typed.
    private static func replacements(_ typed: TypedText, _ chosen: [Reading]) -> [String?] {
        zip(typed.words, chosen).map { word, reading in
            guard reading.exact != word.exact else { return nil }
            return LetterCase.apply(String(decoding: reading.exact, as: UTF8.self), like: word.source)
        }
    }

    private func completions(_ typed: TypedText, _ read: ReadText) throws(TraCuuError) -> [Suggestion] {
        let finder = OccurrenceFinder(snapshot: reader.snapshot)
        let completer = Completer(reader: reader, finder: finder)
        let before = typed.words.dropLast()
        guard typed.endsInWord, let last = typed.words.last else {
            guard !typed.endsJoined else { return [] }
            let found = try completer.completions(behind: typed.words[...], start: nil, folded: [])
            return suggestions(found, behind: typed, read, .behindLast)
        }
        var found: [Suggestion] = []
        // What is joined to what stands before it is part of a number or a symbol: no beginning of a word.
        if !typed.isJoined(at: last.range.lowerBound) {
            let acronym = AcronymReader(lexicon: reader.lexicon, finder: finder, tokens: reader.snapshot.tokenCount)
            found += suggestions(try acronym.completions(of: last), behind: typed, read, .spellingOutLast)
            if let letters = last.letters {
                let completed = try completer.completions(behind: before, start: letters, folded: last.folded)
                found += suggestions(completed, behind: typed, read, .completingLast)
            }
        }
        if read.endsInSyllable {
            let further = try completer.completions(behind: typed.words[...], start: nil, folded: [])
            found += suggestions(further, behind: typed, read, .behindLast)
        }
        return found.sorted { $0.score > $1.score }
    }

    /// Where a completion stands: behind the last word, or in its place as what it begins or abbreviates.
    private enum Place {
        case behindLast
        case completingLast
        case spellingOutLast
    }

    /// The texts that completions make, diacritics of the words before restored.
    private func suggestions(
        _ completions: [Completion],
        behind typed: TypedText,
        _ read: ReadText,
        _ place: Place
    ) -> [Suggestion] {
        let kept = Self.replacements(typed, read.words(read.best))
        return completions.map { completion in
            let words = completion.syllables.map { String(decoding: $0.exact, as: UTF8.self) }
            var text: String
            if place == .behindLast {
                text = typed.text(replacing: kept) + (typed.needsSpace ? " " : "") + words.joined(separator: " ")
            } else {
                let last = typed.words[typed.words.count - 1]
                // The case of an abbreviation is none of the words that it stands for.
                let keepsCase = place == .spellingOutLast || (last.kind == .word && last.isAcronym)
                let first = keepsCase ? words[0] : LetterCase.apply(words[0], like: last.source, isPrefix: true)
                text = typed.text(replacing: kept.dropLast() + [([first] + words.dropFirst()).joined(separator: " ")])
            }
            return Suggestion(text: text, kind: .completion, score: completion.score)
        }
    }
}
