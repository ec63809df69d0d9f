// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A text some of whose parts are highlighted, laid out in lines.
struct MarkedText {
    private struct Letter {
        var character: Character
        var isMarked: Bool
    }

    private var letters: [Letter] = []

    /// A text with highlights given as ranges of bytes of its UTF-8.
    ///
    /// - Parameter limit: how many characters of it there may be; what is longer ends at the last space before that, or
    ///   else there, with `…`.
    init(_ text: String, highlights: [Range<Int>], limit: Int = .max) {
        var offset = 0
        var rest = highlights[...]
        for character in text {
            if letters.count == limit {
                cut(before: character)
                return
            }
            while let first = rest.first, first.upperBound <= offset { rest = rest.dropFirst() }
            let isMarked = rest.first.map { $0.lowerBound <= offset } ?? false
            letters.append(Letter(character: Text.printable(character), isMarked: isMarked))
            offset += character.utf8.count
        }
    }

    /// Shortens what is here to whole words if `next`, which is left out, goes on with the last of them.
    private mutating func cut(before next: Character) {
        if !Text.printable(next).isWhitespace, let space = letters.lastIndex(where: \.character.isWhitespace), space > 0
        {
            letters.removeSubrange(space...)
        }
        while letters.last?.character.isWhitespace == true { letters.removeLast() }
        add(before: "", after: "…")
    }

    /// Adds text that is not highlighted.
    mutating func add(before: String, after: String) {
        letters.insert(contentsOf: before.map { Letter(character: $0, isMarked: false) }, at: 0)
        letters.append(contentsOf: after.map { Letter(character: $0, isMarked: false) })
    }

    /// The text on one line, without its highlights.
    var plain: String { String(letters.map(\.character)) }

    /// The text in lines that fit the style's width behind an indentation.
    ///
    /// - Parameters:
    ///   - mark: the terminal's code for highlighted text.
    ///   - base: its code for all other text.
    func lines(_ style: Style, indentation: Int, mark: String, base: String = "") -> [String] {
        let reset = "\u{1B}[0m"
        return wrapped(style.width.map { max(20, $0 - indentation - 1) }).map { line in
            guard style.hasColor else { return String(line.map(\.character)) }
            var text = base
            var isMarked = false
            for letter in line {
                if letter.isMarked != isMarked { text += letter.isMarked ? mark : reset + base }
                isMarked = letter.isMarked
                text.append(letter.character)
            }
            return text + reset
        }
    }

    private func wrapped(_ width: Int?) -> [ArraySlice<Letter>] {
        guard let width else { return [letters[...]] }
        var lines: [ArraySlice<Letter>] = []
        var start = 0
        var lastSpace: Int?
        var used = 0
        var index = 0
        while index < letters.count {
            used += Text.width(letters[index].character)
            if letters[index].character == " " { lastSpace = index }
            if used > width, index > start {
                let end = lastSpace ?? index
                lines.append(letters[start..<end])
                start = lastSpace.map { $0 + 1 } ?? index
                index = start
                lastSpace = nil
                used = 0
            } else {
                index += 1
            }
        }
        if start < letters.count { lines.append(letters[start...]) }
        return lines
    }
}
