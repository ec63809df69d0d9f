// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Folds whole texts: by table where a character's folding does not depend on its neighbours, else by ICU.
enum TextFolder {
    static func fold(_ text: String) -> String {
        var text = text
        return text.withUTF8 { text in
            FoldingTable.shared.entries.withUnsafeBufferPointer { entries in
                var output = OutputBytes(capacity: text.count + 16)
                var position = 0
                while position < text.count {
                    position = fold(text, from: position, by: entries, into: &output)
                    let end = exceptionEnd(in: text, from: position)
                    if end > position { output.append(foldByICU(text[position..<end])) }
                    position = end
                }
                return output.text
            }
        }
    }

    /// Folds up to the first character that has no entry, and returns its place. The text is well-formed.
    private static func fold(
        _ text: UnsafeBufferPointer<UInt8>,
        from start: Int,
        by entries: UnsafeBufferPointer<UInt32>,
        into output: inout OutputBytes
    ) -> Int {
        var position = start
        while position < text.count {
            let (value, size) = UTF8Decoding.scalar(in: text, at: position)
            guard let slot = FoldingTable.slot(value), entries[slot] != FoldingTable.none else { return position }
            output.append(packed: entries[slot])
            position += size
        }
        return position
    }

    /// Where a stretch that begins with a character without an entry ends: before the next that nothing before it has an
    /// effect on.
    private static func exceptionEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let table = FoldingTable.shared
        var end = start
        while end < text.count {
            let (value, size) = UTF8Decoding.scalar(in: text, at: end)
            if table.isIndependent(value) { break }
            end += size
        }
        return end
    }

    /// What folding is, for any text.
    static func foldByICU(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for piece in Normalization.pieces(of: String(decoding: Array(text), as: UTF8.self)) {
            let lower = try? Normalization.nfkcCasefold.apply(piece)
            result.append(contentsOf: lower.flatMap { try? Folding.fold($0) } ?? piece)
        }
        return result
    }
}
