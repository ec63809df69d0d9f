// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A text as bytes of a ``VietnameseEncoding``.
public struct EncodedText: Hashable, Sendable {
    /// The bytes.
    public var bytes: [UInt8] = []
    /// The characters that reading the bytes will not give back, and how often they occur. A question mark stands in their
    /// place, in TCVN3 the small letter for a capital with a tone.
    public var lost: [Unicode.Scalar: Int] = [:]

    fileprivate mutating func lose(_ scalar: UInt32, as byte: UInt8 = UInt8(ascii: "?")) {
        bytes.append(byte)
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
            encode(text) { VNITable.shared.encode($0, &result, &single) }
        case .tcvn3, .viscii, .vps, .windows1258, .windows1252:
            guard let page = CodePage.of(charset) else { break }
            encode(text) { page.encode($0, charset, &result) }
        }
        for _ in 0..<misreadings { result.bytes = Misreading.misread(result.bytes) }
        return result
    }

    /// Hands the composed text over, part by part.
    private func encode(_ text: String, _ body: ([UInt32]) -> Void) {
        for piece in Normalization.pieces(of: text) {
            body(Orthography.scalars(ofUTF8: (try? Normalization.nfc.apply(piece)) ?? piece))
        }
    }
}

extension CodePage {
    fileprivate func encode(
        _ scalars: [UInt32],
        _ charset: VietnameseEncoding.Charset,
        _ result: inout EncodedText
    ) {
        for scalar in scalars {
            let toned = LetterTable.shared.letter(scalar).flatMap { $0.tone == .level ? nil : $0 }
            if charset == .tcvn3, var small = toned, small.isUpper {
                small.isUpper = false
                if let byte = byte(of: small) { result.lose(scalar, as: byte) } else { result.lose(scalar) }
            } else if let byte = byte(of: scalar) {
                result.bytes.append(byte)
            } else if var base = toned, let mark = base.tone.combiningMark.flatMap({ byte(of: $0.value) }) {
                base.tone = .level
                if let byte = byte(of: base) { result.bytes += [byte, mark] } else { result.lose(scalar) }
            } else {
                result.lose(scalar)
            }
        }
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
