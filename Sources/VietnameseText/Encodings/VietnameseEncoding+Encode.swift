// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A text as bytes of a ``VietnameseEncoding``.
public struct EncodedText: Hashable, Sendable {
    /// The bytes.
    public var bytes: [UInt8] = []
    /// The characters that reading the bytes will not give back, and how often they occur. A question mark stands in their
    /// place, in TCVN3 the small letter for a capital with a tone. There a letter with a tone is lost if its word gives it
    /// the other case: see ``VietnameseEncoding/Charset/tcvn3``.
    public var lost: [Unicode.Scalar: Int] = [:]

    fileprivate mutating func lose(_ scalar: UInt32) {
        bytes.append(UInt8(ascii: "?"))
        if let scalar = Unicode.Scalar(scalar) { lost[scalar, default: 0] += 1 }
    }
}

extension VietnameseEncoding {
    /// A text as bytes of this encoding, without a byte order mark; into 8-bit charsets goes its composed form (NFC).
    ///
    /// Decoding gives the composed text back where nothing is ``EncodedText/lost``.
    public func encode(_ text: String) -> EncodedText {
        var result = EncodedText()
        switch charset {
        case .utf8:
            result.bytes = Array(text.utf8)
        case .utf16LittleEndian, .utf16BigEndian:
            result.bytes.reserveCapacity(2 * text.utf8.count)
            for unit in text.utf16 {
                let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
                result.bytes += charset == .utf16BigEndian ? [high, low] : [low, high]
            }
        case .vni:
            var single: UInt8 = 0
            Self.encode(text) { VNITable.shared.encode($0, &result, &single) }
        case .tcvn3: result = Self.encodeTCVN3(text)
        case .viscii, .vps, .windows1258, .windows1252:
            guard let page = CodePage.of(charset) else { break }
            Self.encode(text) { page.encode($0, &result) }
        }
        for _ in 0..<misreadings { result.bytes = Misreading.misread(result.bytes) }
        return result
    }

    /// Hands the composed text over, part by part.
    private static func encode(_ text: String, _ body: ([UInt32]) -> Void) {
        for piece in Normalization.pieces(of: text) {
            body(Orthography.scalars(ofUTF8: (try? Normalization.nfc.apply(piece)) ?? piece))
        }
    }

    /// Every character is a byte, and what is lost shows when they are read again, as that depends on words.
    private static func encodeTCVN3(_ text: String) -> EncodedText {
        var written: [UInt32] = []
        var result = EncodedText()
        encode(text) { scalars in
            written += scalars
            result.bytes += scalars.map(CodePage.tcvn3.byteOfSmallLetters)
        }
        let read = Orthography.scalars(ofUTF8: result.bytes.withUnsafeBytes(VietnameseEncoding.tcvn3.utf8))
        for (scalar, found) in zip(written, read) where scalar != found {
            if let scalar = Unicode.Scalar(scalar) { result.lost[scalar, default: 0] += 1 }
        }
        return result
    }
}

extension CodePage {
    fileprivate func encode(_ scalars: [UInt32], _ result: inout EncodedText) {
        for scalar in scalars {
            if let byte = byte(of: scalar) {
                result.bytes.append(byte)
            } else if var base = LetterTable.shared.letter(scalar), base.tone != .level,
                let mark = base.tone.combiningMark.flatMap({ byte(of: $0.value) })
            {
                base.tone = .level
                if let byte = byte(of: base) { result.bytes += [byte, mark] } else { result.lose(scalar) }
            } else {
                result.lose(scalar)
            }
        }
    }

    /// The byte of a character, of a capital with a tone that of the small letter, or a question mark.
    fileprivate func byteOfSmallLetters(_ scalar: UInt32) -> UInt8 {
        var found = byte(of: scalar)
        if var letter = LetterTable.shared.letter(scalar), letter.isUpper, letter.tone != .level {
            letter.isUpper = false
            found = byte(of: letter)
        }
        return found ?? UInt8(ascii: "?")
    }

    private func byte(of letter: Letter) -> UInt8? {
        LetterTable.shared.codePoint(letter).flatMap(byte(of:))
    }

    private func byte(of scalar: UInt32) -> UInt8? {
        UInt16(exactly: scalar).flatMap { bytes[$0] }
    }
}

extension VNITable {
    /// `single` is the byte before, if it stands for a character alone, else 0.
    fileprivate func encode(_ scalars: [UInt32], _ result: inout EncodedText, _ single: inout UInt8) {
        for scalar in scalars {
            let code = UInt16(exactly: scalar) ?? 0
            if let (base, mark) = spelled[code] {
                result.bytes += [base, mark]
                single = 0
            } else if let byte = page.bytes[code], scalar == 0 || code != 0, pair(single, byte) == nil {
                result.bytes.append(byte)
                single = byte
            } else {
                result.lose(scalar)
                single = 0
            }
        }
    }
}
