// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A stretch of a text as scalars, each with its place in bytes. An ill-formed byte is U+FFFD.
struct ReferenceText {
    struct Character: Equatable {
        var scalar: Unicode.Scalar
        var bytes: Range<Int>
    }

    var characters: [Character]

    init(_ characters: some Sequence<Character>) { self.characters = Array(characters) }

    init(_ bytes: UnsafeRawBufferPointer) {
        characters = []
        var at = 0
        while at < bytes.count {
            let (scalar, length) = Self.decode(bytes[at...])
            characters.append(Character(scalar: scalar, bytes: at..<at + length))
            at += length
        }
    }

    private static func decode(_ bytes: Slice<UnsafeRawBufferPointer>) -> (Unicode.Scalar, Int) {
        if let first = bytes.first, first < 0x80 { return (Unicode.Scalar(first), 1) }
        for length in 2...4 where length <= bytes.count {
            let text = String(validating: Array(bytes.prefix(length)), as: UTF8.self)
            if let scalar = text?.unicodeScalars.first { return (scalar, length) }
        }
        return ("\u{FFFD}", 1)
    }

    var text: String { String(String.UnicodeScalarView(characters.map(\.scalar))) }

    /// The part that covers some bytes.
    subscript(bytes range: Range<Int>) -> ReferenceText {
        ReferenceText(characters[index(ofByte: range.lowerBound)..<index(ofByte: range.upperBound)])
    }

    /// The number of the scalar that begins at a byte, or of the first behind it.
    func index(ofByte byte: Int) -> Int {
        var (low, high) = (0, characters.count)
        while low < high {
            let middle = (low + high) / 2
            if characters[middle].bytes.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes covered; only for a stretch that is not empty.
    var range: Range<Int> { characters[0].bytes.lowerBound..<characters[characters.count - 1].bytes.upperBound }

    /// One ASCII letter for each scalar, by its part in the rules: `d` digit, `. , ;` themselves, `q` apostrophe,
    /// `i` invisible, `m` combining mark, `x` anything else.
    var classes: [Swift.Character] {
        characters.map { character in
            switch character.scalar {
            case "0"..."9": "d"
            case ".": "."
            case ",": ","
            case ";": ";"
            case "'", "\u{2018}", "\u{2019}", "\u{B7}": "q"
            case let scalar where InvisibleScalar.contains(scalar.value): "i"
            case "\u{300}"..."\u{36F}": "m"
            default: "x"
            }
        }
    }

    /// The stretches between the scalars of some places; what is attached to such a scalar goes with it.
    func split(at places: [Int]) -> [ReferenceText] {
        var pieces: [[Character]] = [[]]
        var isBehindPlace = false
        let places = Set(places)
        for (index, kind) in classes.enumerated() {
            if places.contains(index) {
                pieces.append([])
                isBehindPlace = true
            } else if !isBehindPlace || (kind != "m" && kind != "i") {
                pieces[pieces.count - 1].append(characters[index])
                isBehindPlace = false
            }
        }
        return pieces.filter { !$0.isEmpty }.map { ReferenceText($0) }
    }
}
