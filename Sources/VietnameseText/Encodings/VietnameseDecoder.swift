// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Turns a text of any encoding into UTF-8, piece by piece.
///
/// All of it comes out: a byte that stands for nothing in UTF-8 comes out as the character that it is in windows-1252, half
/// a surrogate pair of UTF-16 as U+FFFD. Characters of a misread text that windows-1252 does not have stay what they are.
/// Letters come out composed (NFC), except that UTF-8 and UTF-16 are not normalised. A byte order mark is dropped, except
/// from UTF-8, which is copied byte for byte as far as it is well-formed.
///
/// The pieces may be of any size and end anywhere: what comes out is what the whole gives. Time is linear whatever their size,
/// and no more is held back between them than what the next bytes may change: of UTF-8 and of what was misread an
/// unfinished sequence, of VNI a letter that takes marks, of windows-1258 a letter with at most nine marks, of TCVN3 a word
/// of up to 32 letters.
public struct VietnameseDecoder: Sendable {
    /// The encoding of the text.
    public let encoding: VietnameseEncoding
    /// How many bytes of UTF-8, or units of UTF-16, stood for nothing so far.
    public private(set) var illFormedCount = 0

    /// Bytes whose meaning depends on what follows: of each misreading, the last one first, and of the charset.
    private var held: [[UInt8]]
    private var isAtStart = true
    private var isBigEndian: Bool

    /// A decoder at the start of a text.
    public init(_ encoding: VietnameseEncoding) {
        self.encoding = encoding
        held = [[UInt8]](repeating: [], count: encoding.misreadings + 1)
        isBigEndian = encoding.charset == .utf16BigEndian
    }

    /// Appends what the next bytes of the text stand for.
    public mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        decode(bytes, isEnd: false, into: &text)
    }

    /// Appends what the bytes held back stand for, as nothing follows them.
    public mutating func finish(into text: inout [UInt8]) {
        decode(UnsafeRawBufferPointer(start: nil, count: 0), isEnd: true, into: &text)
    }

    /// Appends what the next bytes stand for; at the end nothing is held back, so a whole text needs no pieces.
    fileprivate mutating func decode(_ bytes: UnsafeRawBufferPointer, isEnd: Bool, into text: inout [UInt8]) {
        let start = text.count
        decode(bytes, level: 0, isEnd: isEnd, into: &text)
        guard encoding.misreadings > 0, isAtStart, text.count > start else { return }
        isAtStart = false
        if text[start...].starts(with: [0xEF, 0xBB, 0xBF]) { text.removeSubrange(start..<start + 3) }
    }

    /// Decodes what came of the misreadings before `level`.
    private mutating func decode(
        _ bytes: UnsafeRawBufferPointer,
        level: Int,
        isEnd: Bool,
        into text: inout [UInt8]
    ) {
        if held[level].isEmpty {
            let end = append(bytes, level: level, isEnd: isEnd, to: &text)
            held[level].append(contentsOf: bytes[end...])
        } else {
            let all = held[level] + bytes
            held[level].removeAll(keepingCapacity: true)
            all.withUnsafeBytes { all in
                let end = append(all, level: level, isEnd: isEnd, to: &text)
                held[level].append(contentsOf: all[end...])
            }
        }
    }

    /// Appends as much as means the same whatever follows; returns how many bytes that is.
    private mutating func append(
        _ bytes: UnsafeRawBufferPointer,
        level: Int,
        isEnd: Bool,
        to text: inout [UInt8]
    ) -> Int {
        guard level == encoding.misreadings else {
            let end = isEnd ? bytes.count : UTF8Reading.certainEnd(bytes)
            let whole = UnsafeRawBufferPointer(rebasing: bytes[..<end])
            let illFormed = Misreading.takeBack(whole, isEnd: isEnd, into: &text) { run, isEnd, text in
                decode(run, level: level + 1, isEnd: isEnd, into: &text)
            }
            if level == 0 { illFormedCount += illFormed }
            return end
        }
        switch encoding.charset {
        case .utf8:
            let end = isEnd ? bytes.count : UTF8Reading.certainEnd(bytes)
            let illFormed = UTF8Mending.append(UnsafeRawBufferPointer(rebasing: bytes[..<end]), to: &text)
            if level == 0 { illFormedCount += illFormed }
            return end
        case .utf16LittleEndian, .utf16BigEndian: return appendUTF16(bytes, isEnd: isEnd, to: &text)
        case .vni: return VNITable.shared.append(bytes, isEnd: isEnd, to: &text)
        case .windows1258: return CodePage.windows1258.appendComposed(bytes, isEnd: isEnd, to: &text)
        case .tcvn3: return TCVN3Words.shared.append(bytes, isEnd: isEnd, to: &text)
        case .viscii, .vps, .windows1252:
            CodePage.of(encoding.charset)?.append(bytes, to: &text)
            return bytes.count
        }
    }

    private mutating func appendUTF16(
        _ bytes: UnsafeRawBufferPointer,
        isEnd: Bool,
        to text: inout [UInt8]
    ) -> Int {
        var start = 0
        if isAtStart, let order = UTF16Reading.mark(bytes) {
            isBigEndian = order == .utf16BigEndian
            start = 2
        }
        var end = bytes.count
        if !isEnd {
            end &= ~1
            // A high surrogate waits for its low one.
            if end > start, bytes[isBigEndian ? end - 2 : end - 1] & 0xFC == 0xD8 { end -= 2 }
        }
        guard end > 0 else { return 0 }
        isAtStart = false
        let units = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        illFormedCount += UTF16Reading.append(units, isBigEndian: isBigEndian, to: &text)
        return end
    }
}

extension VietnameseEncoding {
    /// A whole text in this encoding as UTF-8; see ``VietnameseDecoder`` for what becomes of bytes that stand for nothing.
    public func utf8(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        var decoder = VietnameseDecoder(self)
        decoder.decode(bytes, isEnd: true, into: &text)
        return text
    }

    /// A whole text in this encoding: `VietnameseEncoding.vni.decode(bytes)`.
    public func decode(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.withUnsafeBytes(utf8), as: UTF8.self)
    }
}
