// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

extension Reranker {
    private typealias Fact = ScoreExplanation.Fact
    private typealias Part = ScoreExplanation.Part

    /// Where the score of a candidate comes from.
    func explanation(of candidate: Int, score: Float) -> ScoreExplanation {
        ScoreExplanation(
            score: score,
            facts: [
                Fact("length", candidates.lengths[candidate]),
                Fact("title_length", Double(candidates.titleLengths[candidate])),
                Fact("average_length", candidates.averageLength),
                Fact("norm", candidates.norms[candidate]),
            ],
            parts: withExtendedLifetime((terms, pairs)) {
                termParts(candidate) + phraseParts(candidate) + choiceParts(candidate) + fieldParts(candidate)
                    + pairParts(candidate)
                    + passageParts(candidate)
            }
        )
    }

    private func termParts(_ candidate: Int) -> [Part] {
        terms.indices.filter { termGains[$0] > 0 }.compactMap { index in
            let frequency = terms[index].view.frequency(
                in: candidate,
                titleLength: candidates.titleLengths[candidate]
            )
            guard frequency.all > 0 else { return nil }
            let facts = [
                Fact("tf", frequency.all), Fact("title_tf", frequency.title),
                Fact("df", terms[index].documentFrequency), Fact("idf", termIDFs[index]),
                Fact("weight", words.terms[index].weight),
            ]
            let value = Double(termScore(terms[index].view, termGains[index], candidate))
            let text = words.terms[index].term.text
            return Part(kind: .term, text: text, value: value, facts: facts, spellings: terms[index].spellingShares)
        }
    }

    private func phraseParts(_ candidate: Int) -> [Part] {
        words.phrases.compactMap { phrase in
            let frequency = phraseFrequency(phrase, candidate)
            guard frequency.all > 0 else { return nil }
            let facts = [
                Fact("tf", frequency.all), Fact("title_tf", frequency.title), Fact("weight", gain(of: phrase)),
            ]
            let text = words.text(of: phrase)
            return Part(kind: .phrase, text: text, value: Double(phraseScore(phrase, candidate)), facts: facts)
        }
    }

    private func choiceParts(_ candidate: Int) -> [Part] {
        words.choices.indices.compactMap { index in
            let (score, number) = choiceScore(index, candidate)
            guard score > 0 else { return nil }
            let option = words.choices[index].options[number]
            let frequency = phraseFrequency(option, candidate)
            let facts = [
                Fact("tf", frequency.all), Fact("title_tf", frequency.title),
                Fact("weight", choiceGains[index][number]),
            ]
            let text = "\(words.choices[index].text) → \(words.text(of: option))"
            return Part(kind: .phrase, text: text, value: Double(score), facts: facts)
        }
    }

    private func fieldParts(_ candidate: Int) -> [Part] {
        zip(words.fields, fields).compactMap { field, found in
            guard found.matches[candidate] else { return nil }
            let text = "\(field.clause.field):\(field.clause.text)"
            return Part(kind: .field, text: text, value: Double(found.gain), facts: [Fact("weight", found.gain)])
        }
    }

    private func pairParts(_ candidate: Int) -> [Part] {
        pairs.indices.compactMap { index in
            let view = pairs[index].view
            let frequency = view.pairFrequency(in: candidate, titleLength: candidates.titleLengths[candidate])
            guard frequency.all > 0 else { return nil }
            let (pair, weight) = words.pairs[index]
            let facts = [
                Fact("tf", frequency.all), Fact("title_tf", frequency.title),
                Fact("df", pairFrequencies[index]), Fact("idf", pairIDFs[index]),
                Fact("weight", weights.pair * weight),
            ]
            let text = words.terms[pair.first].term.text + " " + words.terms[pair.second].term.text
            let value = Double(pairScore(view, pairGains[index], candidate))
            return Part(kind: .pair, text: text, value: value, facts: facts)
        }
    }

    private func passageParts(_ candidate: Int) -> [Part] {
        guard weights.passage > 0 else { return [] }
        let best = passage(of: candidate, terms.map(\.view), pairs.map(\.view))
        guard best.score > 0 else { return [] }
        let facts = [
            Fact("start", Double(best.start)), Fact("holds", best.score / weights.passage),
            Fact("weight", weights.passage),
        ]
        return [Part(kind: .passage, text: "", value: Double(best.score), facts: facts)]
    }
}

extension TermTable {
    /// The spellings that count at least a twentieth of the one that counts most, at most five; empty if all count fully.
    var spellingShares: [ScoreExplanation.Spelling] {
        guard let reading, reading.isDecided else { return [] }
        let shares = term.spellings.enumerated().map { number, spelling in
            ScoreExplanation.Spelling(
                text: String(decoding: spelling.key, as: UTF8.self),
                share: Double(reading.share(of: number))
            )
        }
        return Array(shares.filter { $0.share >= 0.05 }.sorted { $0.share > $1.share }.prefix(5))
    }
}

extension RankedWords {
    /// A phrase as it would be typed.
    func text(of phrase: Phrase) -> String {
        let words = phrase.terms.map { terms[$0].term.text }.joined(separator: " ")
        let quoted = phrase.terms.count > 1 ? "\"\(words)\"" + (phrase.slop > 0 ? "~\(phrase.slop)" : "") : words
        return switch phrase.zone {
        case .all: quoted
        case .title: "title:" + quoted
        case .body: "text:" + quoted
        }
    }
}
