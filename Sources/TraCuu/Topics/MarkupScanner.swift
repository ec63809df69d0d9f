// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Tells tags from text in topics of TREC, which look like SGML but have no grammar: elements need not end, and a `<` or `&`
/// in a text may stand for itself.
struct MarkupScanner {
    /// A piece of the file.
    enum Piece: Equatable {
        /// A tag: its name in lower case; the attributes of one that begins an element, between its name and `>`.
        case begin(name: String, attributes: Range<Int>)
        case end(name: String)
        /// What lies between tags.
        case text(Range<Int>)
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Where no tag can end any more, since there is no `>` behind it.
    private let lastEnd: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
        lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? bytes.startIndex
    }

    /// The next piece and where it begins, nil at the end. Comments, declarations and processing instructions are passed over.
    mutating func next() -> (piece: Piece, start: Int)? {
        while position < bytes.endIndex {
            let start = position
            if bytes[position] == UInt8(ascii: "<") {
                if skip("<!--", to: "-->") || skip("<?", to: "?>") || skip("<!", to: ">") { continue }
                if let tag = tag() { return (tag, start) }
                position += 1
            }
            position = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
            return (.text(start..<position), start)
        }
        return nil
    }

    /// Passes over what begins and ends so; over the rest of the file if it does not end.
    private mutating func skip(_ beginning: String, to end: String) -> Bool {
        guard bytes[position...].starts(with: beginning.utf8) else { return false }
        let end = Array(end.utf8)
        var place = position + beginning.utf8.count
        while place < bytes.endIndex, !bytes[place...].starts(with: end) { place += 1 }
        position = min(place + end.count, bytes.endIndex)
        return true
    }

    /// The tag that begins here, nil if the `<` is mere text.
    private mutating func tag() -> Piece? {
        var place = position + 1
        guard place < lastEnd else { return nil }
        let isEnd = bytes[place] == UInt8(ascii: "/")
        if isEnd { place += 1 }
        let nameStart = place
        while place < lastEnd, Self.isName(bytes[place], isFirst: place == nameStart) { place += 1 }
        guard place > nameStart, place - nameStart <= Self.nameLimit else { return nil }
        let name = String(decoding: bytes[nameStart..<place], as: UTF8.self).lowercased()
        let next = bytes[place]
        guard next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || Self.isSpace(next) else { return nil }
        guard let close = bytes[place...].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
            bytes[close] == UInt8(ascii: ">")
        else { return nil }
        position = close + 1
        return isEnd ? .end(name: name) : .begin(name: name, attributes: place..<close)
    }

    /// The longest name of an element, in bytes.
    private static let nameLimit = 32

    private static func isName(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): !isFirst
        default: false
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
