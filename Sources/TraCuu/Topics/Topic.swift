// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A topic to rank documents for.
///
/// Its texts are plain words, in which nothing is syntax. Documents are ranked by ``text`` alone unless ``weights`` say that
/// other parts count too.
public struct Topic: Equatable, Sendable {
    /// A text of a topic that documents can be ranked by.
    public enum Part: String, Sendable, CaseIterable {
        /// ``Topic/text``
        case query
        /// ``Topic/title``
        case title
        /// ``Topic/description``
        case description
        /// ``Topic/narrative``
        case narrative
    }

    /// What runs and labels call it.
    public var id: String
    /// Its words: what is searched for.
    public var text: String
    /// What a person calls it, if that is not ``text``.
    public var title: String?
    /// What it is about, in a sentence.
    public var description: String?
    /// What is relevant to it and what is not, in detail.
    public var narrative: String?
    /// What documents must match to be ranked at all: queries in the query language, such as `type:"Chỉ thị"`.
    public var filters: [String] = []
    /// How much the words of each part count, 0 to ``weightLimit``: in scores, each word as if it stood there so many times.
    /// Parts that are not named do not count. Nil to count ``text`` alone.
    public var weights: [Part: Float]?
    /// The line of the file it was read from, from 1; nil if it was not read from a file.
    public var line: Int?

    /// The greatest weight of a part.
    public static let weightLimit: Float = 1000

    /// A topic from its parts.
    public init(id: String, text: String, line: Int? = nil) {
        self.id = id
        self.text = text
        self.line = line
    }

    /// The texts that documents are ranked by, with their weights.
    package var countedTexts: [(text: String, weight: Float)] {
        guard let weights else { return [(text, 1)] }
        return Part.allCases.compactMap { part in
            guard let text = text(of: part), let weight = weights[part], weight > 0 else { return nil }
            return (text, weight)
        }
    }

    /// The text of a part, nil if the topic has none.
    public func text(of part: Part) -> String? {
        switch part {
        case .query: text
        case .title: title
        case .description: description
        case .narrative: narrative
        }
    }
}
