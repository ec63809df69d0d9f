// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu

/// Where a score comes from, for a person and for a program.
struct ExplanationView {
    private let explanation: ScoreExplanation

    init(_ explanation: ScoreExplanation) {
        self.explanation = explanation
    }

    /// The score, a line for each part, and the numbers of the document.
    var lines: [String] {
        let values = explanation.parts.map { Numbers.decimal($0.value, 6) }
        let width = values.reduce(0) { max($0, $1.count) }
        var lines = ["score \(Numbers.decimal(Double(explanation.score), 6)), the sum of"]
        for (part, value) in zip(explanation.parts, values) {
            let padding = String(repeating: " ", count: width - value.count)
            lines.append("  \(padding)\(value)  " + Text.printable(Self.line(part)))
        }
        lines.append("  document: " + Self.list(explanation.facts))
        return lines
    }

    private static func line(_ part: ScoreExplanation.Part) -> String {
        var line = part.kind.rawValue
        if !part.text.isEmpty { line += " " + part.text }
        if !part.facts.isEmpty { line += ": " + list(part.facts) }
        if !part.spellings.isEmpty {
            line +=
                ", as " + part.spellings.map { "\($0.text) \(Numbers.decimal($0.share, 2))" }.joined(separator: ", ")
        }
        return line
    }

    private static func list(_ facts: [ScoreExplanation.Fact]) -> String {
        facts.map { fact in
            let isWhole = fact.value == fact.value.rounded() && abs(fact.value) < 1e15
            return "\(fact.name) \(isWhole ? Numbers.decimal(fact.value, 0) : Numbers.decimal(fact.value, 4))"
        }.joined(separator: ", ")
    }
}

extension JSONWriter {
    /// Writes where a score comes from: its parts in full precision, so that they add up.
    mutating func value(_ explanation: ScoreExplanation) {
        object { json in
            json.member("score", explanation.score)
            for fact in explanation.facts { json.member(fact.name, fact.value) }
            json.name("parts")
            json.array(explanation.parts) { json, part in
                json.object { json in
                    json.member("kind", part.kind.rawValue)
                    if !part.text.isEmpty { json.member("text", part.text) }
                    json.member("value", part.value)
                    for fact in part.facts { json.member(fact.name, fact.value) }
                    guard !part.spellings.isEmpty else { return }
                    json.name("spellings")
                    json.object { json in
                        for spelling in part.spellings { json.member(spelling.text, spelling.share) }
                    }
                }
            }
        }
    }
}
