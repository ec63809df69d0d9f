// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import VietnameseText

/// How a text may go on.
struct Completion {
    /// The syllables that take the place of the last word as far as it was typed.
    var syllables: [PhraseSyllable]
    var score: Double
}

/// Finds how a text may go on: phrases that stand in the index.
///
/// What follows the last words comes from the bigrams; whether it follows them there, and how often, is counted at places of
/// those words. A completion goes on as long as most of its places do.
struct Completer {
    /// The last syllables of the text that count.
    private static let contextLimit = 3
    /// How many ways to read them, and what follows each, are looked at.
    private static let readingLimit = 3
    private static let followerLimit = 24
    /// How many of those that no place of the sample goes on with are looked for by themselves.
    private static let rareLimit = 2
    /// How many completions go on beyond the first syllable, how far, and when.
    private static let longerLimit = 5
    private static let furtherSyllables = 4
    private static let mostOfPlaces = 0.5
    /// How many places a spelling must have, by its share among those of its letters.
    private static let leastPlaces = 0.5

    let reader: TextReader
    let finder: OccurrenceFinder

    private var lexicon: SyllableLexicon { reader.lexicon }

    /// Completions behind some words.
    ///
    /// - Parameters:
    ///   - words: the words that are complete.
    ///   - start: the letters of the word that is not; nil if any may follow.
    func completions(
        behind words: ArraySlice<TypedWord>,
        start: WordLetters?,
        folded: [UInt8]
    ) throws(TraCuuError)
        -> [Completion]
    {
        let range = lexicon.syllables(folded: folded, isWhole: false)
        guard !range.isEmpty else { return [] }
        let contexts = try contexts(words)
        var steps: [Step] = []
        for (index, context) in contexts.enumerated() {
            let total = Double(max(1, try lexicon.total(of: context.last)))
            for (neighbour, count) in try lexicon.followers(of: context.last, in: range) {
                steps.append(Step(context: index, follower: neighbour, score: context.share * Double(count) / total))
            }
        }
        if contexts.isEmpty {
            // Few words begin a text: any of the index may be the first of a query.
            let all = Double(max(1, reader.snapshot.tokenCount))
            for neighbour in range {
                let count = Double(try lexicon.total(of: neighbour))
                steps.append(Step(context: nil, follower: neighbour, score: count / all))
            }
        }
        if let start, start.isMarked {
            steps.removeAll { WordLetters(key: lexicon.exact($0.follower))?.begins(with: start) != true }
        }
        return try verified(Self.best(steps), contexts)
    }

    /// The most likely steps, best first.
    private static func best(_ steps: [Step]) -> [Step] {
        func precedes(_ left: Step, _ right: Step) -> Bool {
            left.score != right.score ? left.score > right.score : left.follower < right.follower
        }
        return best(followerLimit, of: steps, precedes)
    }

    /// The first few elements in an order, without sorting all.
    static func best<T>(_ limit: Int, of elements: [T], _ precedes: (T, T) -> Bool) -> [T] {
        var result: [T] = []
        for element in elements {
            if result.count == limit, let last = result.last, !precedes(element, last) { continue }
            let place = result.firstIndex { precedes(element, $0) } ?? result.count
            result.insert(element, at: place)
            if result.count > limit { result.removeLast() }
        }
        return result
    }

    /// A way to read the last words before the completion.
    private struct Context {
        /// The last of them that are syllables.
        var syllables: [PhraseSyllable]
        /// The very last word.
        var last: Int
        var share: Double
    }

    /// A syllable that may come next.
    private struct Step {
        /// The index of the context, nil at the beginning of the text.
        var context: Int?
        var follower: Int
        var score: Double
    }

    private func contexts(_ words: ArraySlice<TypedWord>) throws(TraCuuError) -> [Context] {
        guard !words.isEmpty else { return [] }
        let text = try reader.read(Array(words.suffix(8)))
        return text.lattice.best(Self.readingLimit, loss: text.loss).map { reading in
            let chosen = text.words(reading)
            let syllables = chosen.reversed().prefix { $0.neighbour >= BigramsFormat.firstSyllable }
                .prefix(Self.contextLimit).reversed().map { PhraseSyllable($0.neighbour, lexicon) }
            return Context(
                syllables: Array(syllables),
                last: chosen.last?.neighbour ?? BigramsFormat.border,
                share: reading.share
            )
        }
    }

    /// The steps that the index takes, made longer where most of their places go on alike.
    private func verified(_ steps: [Step], _ contexts: [Context]) throws(TraCuuError) -> [Completion] {
        var samples: [[[UInt8]]: Occurrences] = [:]
        var placesOf: [[[UInt8]]: [Occurrences.Place]] = [:]
        var found: [(places: [Occurrences.Place], completion: Completion)] = []
        var rare = Self.rareLimit
        for step in steps {
            let follower = PhraseSyllable(step.follower, lexicon)
            let context = step.context.map { contexts[$0] }
            let phrase = context?.syllables.map(\.folded) ?? []
            let whole = phrase + [follower.folded]
            let ratio = try context.map { (context) throws(TraCuuError) in try share(of: follower, behind: context.last)
            }
            var places = placesOf[whole]
            if places == nil, !phrase.isEmpty {
                let known = samples[phrase]
                let sample = if let known { known } else { try finder.find(phrase, blocks: 64, documents: 320) }
                samples[phrase] = sample
                places = try finder.filter(sample.places, followedBy: follower.folded)
            }
            let sample = samples[phrase]
            var score = step.score
            if let context, let sample, let places, !places.isEmpty {
                score = context.share * (ratio ?? 1) * Double(places.count) / Double(sample.places.count)
            } else if places?.isEmpty ?? true, rare > 0, sample?.isAll != true || sample?.places.isEmpty == true {
                // Too rare for the sample; or the context is nowhere, and its last syllable must do.
                rare -= 1
                let isNowhere = sample?.places.isEmpty == true
                places = try finder.find(
                    (isNowhere ? phrase.suffix(1) : phrase[...]) + [follower.folded],
                    blocks: 12,
                    documents: 32
                ).places
                if isNowhere { score /= 2 }
            }
            placesOf[whole] = places ?? []
            // The same letters in a spelling that hardly any of the places can have.
            guard let places, Double(places.count) * (ratio ?? 1) >= Self.leastPlaces else { continue }
            found.append((places, Completion(syllables: [follower], score: score)))
        }
        found.sort { $0.completion.score > $1.completion.score }
        for index in found.indices.prefix(Self.longerLimit) {
            let further = try goOn(found[index].places, behind: found[index].completion.syllables)
            found[index].completion.syllables += further
        }
        return found.map(\.completion)
    }

    /// The share of a spelling among those of its folded key behind a syllable.
    private func share(of follower: PhraseSyllable, behind last: Int) throws(TraCuuError) -> Double {
        let all = try lexicon.followers(of: last, in: lexicon.syllables(folded: follower.folded, isWhole: true))
        let own = all.first { $0.neighbour == follower.neighbour }?.count ?? 0
        return Double(own) / Double(max(1, all.reduce(0) { $0 + $1.count }))
    }

    /// The syllables that follow at most of the places.
    private func goOn(
        _ places: [Occurrences.Place],
        behind syllables: [PhraseSyllable]
    ) throws(TraCuuError) -> [PhraseSyllable] {
        var places = places
        var result: [PhraseSyllable] = []
        var last = syllables[syllables.count - 1]
        let all = BigramsFormat.firstSyllable..<max(lexicon.neighbourCount, BigramsFormat.firstSyllable)
        while result.count < Self.furtherSyllables, !places.isEmpty {
            let followers = Self.best(4, of: try lexicon.followers(of: last.neighbour, in: all)) {
                $0.count != $1.count ? $0.count > $1.count : $0.neighbour < $1.neighbour
            }
            var next: (PhraseSyllable, [Occurrences.Place])?
            for (neighbour, _) in followers {
                let follower = PhraseSyllable(neighbour, lexicon)
                let rest = try finder.filter(places, followedBy: follower.folded)
                if Double(rest.count) > Self.mostOfPlaces * Double(places.count) {
                    next = (follower, rest)
                    break
                }
            }
            guard let (follower, rest) = next else { break }
            result.append(follower)
            places = rest
            last = follower
        }
        return result
    }
}
