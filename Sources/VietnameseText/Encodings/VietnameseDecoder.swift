// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Turns a text of any encoding into UTF-8, piece by piece.
///
/// All of it comes out: a byte that stands for nothing in UTF-8 comes out as the character that it is in windows-1252, half
/// a surrogate pair of UTF-16 as U+FFFD. Characters of a misread text that windows-1252 does not have stay what they are.
/// Letters come out composed (NFC), except that UTF-8 and UTF-16 are not normalised. A byte order mark is dropped, except
/// from UTF-8, which is copied byte for byte as far as it is well-formed. Time is linear; a few bytes are held back between
/// pieces.
public struct VietnameseDecoder: Sendable {
    /// The encoding of the text.
    public let encoding: VietnameseEncoding
    /// How many bytes of UTF-8, or units of UTF-16, stood for nothing so far.
    public private(set) var illFormedCount = 0

    /// Bytes whose meaning depends on what follows.
    private var held: [UInt8] = []
    private var isAtStart = true
    private var isBigEndian: Bool

    /// The most bytes held back for want of ASCII, which ends everything.
    private static let longestHeld = 4096

    /// A decoder at the start of a text.
    public init(_ encoding: VietnameseEncoding) {
        self.encoding = encoding
        isBigEndian = encoding.charset == .utf16BigEndian
    }

    /// Appends what the next bytes of the text stand for.
    public mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        if held.isEmpty {
            let end = certainEnd(bytes)
            append(UnsafeRawBufferPointer(rebasing: bytes[..<end]), to: &text)
            held.append(contentsOf: bytes[end...])
        } else {
            var all = held
            all.append(contentsOf: bytes)
            held.removeAll(keepingCapacity: true)
            all.withUnsafeBytes { all in
                let end = certainEnd(all)
                append(UnsafeRawBufferPointer(rebasing: all[..<end]), to: &text)
                held.append(contentsOf: all[end...])
            }
        }
    }

    /// Appends what the bytes held back stand for, as nothing follows them.
    public mutating func finish(into text: inout [UInt8]) {
        let last = held
        held.removeAll()
        last.withUnsafeBytes { append($0, to: &text) }
    }

    /// How many bytes mean the same whatever follows.
    private func certainEnd(_ bytes: UnsafeRawBufferPointer) -> Int {
        switch encoding.charset {
        case .utf16LittleEndian, .utf16BigEndian:
            // A high surrogate waits for its low one; at the start the mark may still change the order.
            let end = bytes.count & ~1
            guard end >= 2 else { return 0 }
            let isHigh = bytes[end - 1] & 0xFC == 0xD8 || bytes[end - 2] & 0xFC == 0xD8
            return isHigh ? end - 2 : end
        default:
            var end = bytes.count - 1
            let least = max(0, bytes.count - Self.longestHeld)
            while end > least {
                if bytes[end] < 0x80 { return end }
                end -= 1
            }
            return least
        }
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        var bytes = bytes
        let start = text.count
        switch encoding.charset {
        case .utf16LittleEndian, .utf16BigEndian:
            if isAtStart, let order = UTF16Reading.mark(bytes) {
                isBigEndian = order == .utf16BigEndian
                bytes = UnsafeRawBufferPointer(rebasing: bytes[2...])
            }
            illFormedCount += UTF16Reading.append(bytes, isBigEndian: isBigEndian, to: &text)
        default:
            illFormedCount += Self.append(bytes, encoding, to: &text)
            if isAtStart, encoding.misreadings > 0, text[start...].starts(with: [0xEF, 0xBB, 0xBF]) {
                text.removeSubrange(start..<start + 3)
            }
        }
        isAtStart = false
    }

    /// Appends a text, or a part between certain ends, that is not UTF-16; returns how many bytes were ill-formed.
    private static func append(
        _ bytes: UnsafeRawBufferPointer,
        _ encoding: VietnameseEncoding,
        to text: inout [UInt8]
    ) -> Int {
        if let earlier = encoding.beforeMisreading {
            return Misreading.takeBack(bytes, into: &text) { run, text in _ = append(run, earlier, to: &text) }
        }
        switch encoding.charset {
        case .vni: VNITable.shared.append(bytes, to: &text)
        case .windows1258: CodePage.windows1258.appendComposed(bytes, to: &text)
        case .tcvn3, .viscii, .vps, .windows1252: CodePage.of(encoding.charset)?.append(bytes, to: &text)
        case .utf8, .utf16LittleEndian, .utf16BigEndian: return UTF8Mending.append(bytes, to: &text)
        }
        return 0
    }
}

extension VietnameseEncoding {
    /// A whole text in this encoding as UTF-8; see ``VietnameseDecoder`` for what becomes of bytes that stand for nothing.
    public func utf8(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        var decoder = VietnameseDecoder(self)
        decoder.decode(bytes, into: &text)
        decoder.finish(into: &text)
        return text
    }

    /// A whole text in this encoding: `VietnameseEncoding.vni.decode(bytes)`.
    public func decode(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.withUnsafeBytes(utf8), as: UTF8.self)
    }
}
