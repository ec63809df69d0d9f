// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Cuts long texts where no token can cross.
enum TextPieces {
    /// About how long a piece is, in bytes.
    static let size = 1 << 20

    /// The first piece: up to the first ASCII white space behind `size` bytes that is followed by an ASCII byte (a
    /// combining mark there would belong to the space), or all of it.
    static func next(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard text.count > size else { return text }
        var end = size
        while end < text.count {
            let before = text[end - 1]
            if before == 0x20 || before == 0x0A, text[end] < 0x80, text[end] != before { break }
            end += 1
        }
        return UnsafeRawBufferPointer(rebasing: text[..<end])
    }
}
