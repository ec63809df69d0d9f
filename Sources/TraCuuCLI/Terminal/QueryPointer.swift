// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Shows where in a query something is wrong.
enum QueryPointer {
    /// How many columns of the query are shown before the place and behind it.
    private static let margin = 36

    /// The query, or the part around byte `offset`, and below it a caret under that byte.
    static func lines(_ query: String, offset: Int) -> [String] {
        let bytes = Array(query.utf8)
        let place = min(max(offset, 0), bytes.count)
        let before = Text.printable(String(decoding: bytes[..<place], as: UTF8.self))
        let behind = Text.printable(String(decoding: bytes[place...], as: UTF8.self))
        let shown = before.count > margin ? "…" + before.suffix(margin) : before
        return [shown + Text.cut(behind, to: margin), String(repeating: " ", count: Text.width(shown)) + "^"]
    }
}
