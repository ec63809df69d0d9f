// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A passage of a document that shows why it was found.
public struct Snippet: Equatable, Sendable {
    /// The passage as the document has it, except that every run of white space is one space.
    public var text: String
    /// What matches the query: ranges of bytes of the UTF-8 of ``text``, ascending, apart from each other, on the
    /// borders of characters.
    public var highlights: [Range<Int>]
    /// Whether the document has text before the passage.
    public var isCutAtStart: Bool
    /// Whether the document has text behind the passage.
    public var isCutAtEnd: Bool

    /// A snippet from its parts.
    public init(
        text: String = "",
        highlights: [Range<Int>] = [],
        isCutAtStart: Bool = false,
        isCutAtEnd: Bool = false
    ) {
        self.text = text
        self.highlights = highlights
        self.isCutAtStart = isCutAtStart
        self.isCutAtEnd = isCutAtEnd
    }
}
