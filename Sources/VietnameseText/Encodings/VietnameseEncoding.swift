// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// How the bytes of a Vietnamese text stand for characters.
///
/// ```swift
/// let bytes: [UInt8] = [0xA7, 0xB6, 0x6E, 0x67, 0x20, 0x75, 0xFB]
/// VietnameseEncoding.tcvn3.decode(bytes)                // "Đảng uỷ"
/// VietnameseEncoding.tcvn3.encode("Đảng uỷ").bytes      // the same bytes
/// VietnameseEncoding(name: "ABC")                       // .tcvn3
/// VietnameseEncoding.detect(bytes).encoding             // nil: two words are not enough to tell
/// ```
///
/// Bytes of any of these encodings may have been read as windows-1252 and stored as UTF-8 (`§¶ng uû`, `Äáº£ng`), once or
/// twice. What came of it is an encoding of its own here, with ``misreadings`` above 0.
public struct VietnameseEncoding: Hashable, Sendable {
    /// What the bytes meant when they were written.
    public enum Charset: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
        /// The 8-bit codes of the `.VnTime` fonts, also called ABC, after TCVN 5712:1993.
        ///
        /// The set has no capitals with a tone. A small letter with a tone among capitals is read as one: if all other
        /// letters of the word are capitals, and there are at least two of them or one behind it (`QUYếT`, but not `Hà`).
        /// Fonts whose names end in H (`.VnTimeH`) show capitals for the codes of all small letters; text alone cannot tell
        /// which font it was meant for, so these come out as small letters.
        case tcvn3
        /// VNI-Windows: two bytes, a letter and its mark, for most letters.
        case vni
        /// RFC 1456.
        case viscii
        /// The codes of the Vietnamese Professionals Society.
        case vps
        /// Microsoft's code page 1258: letters with tones as combining characters.
        case windows1258 = "windows-1258"
        /// Microsoft's code page 1252 of western Europe; the WHATWG's version, in which every byte is a character.
        case windows1252 = "windows-1252"
    }

    /// What the bytes meant when they were written.
    public let charset: Charset
    /// How many times the bytes were read as windows-1252 afterwards and stored as UTF-8: 0, 1 or 2.
    public let misreadings: Int

    /// The encoding that is the charset itself.
    public init(_ charset: Charset) {
        self.init(charset, misreadings: 0)
    }

    private init(_ charset: Charset, misreadings: Int) {
        self.charset = charset
        self.misreadings = misreadings
    }

    /// What comes of reading bytes in this encoding as windows-1252 and storing them as UTF-8; nil where that is not offered:
    /// for UTF-16, for windows-1252, which it turns into UTF-8, and beyond two such mistakes.
    public var misread: VietnameseEncoding? {
        switch charset {
        case .utf16LittleEndian, .utf16BigEndian, .windows1252: nil
        default: misreadings < 2 ? VietnameseEncoding(charset, misreadings: misreadings + 1) : nil
        }
    }

    /// The encoding that was misread; nil if the bytes are what was written.
    var beforeMisreading: VietnameseEncoding? {
        misreadings > 0 ? VietnameseEncoding(charset, misreadings: misreadings - 1) : nil
    }

    /// UTF-8.
    public static let utf8 = VietnameseEncoding(.utf8)
    /// UTF-16 with the low byte first, unless a byte order mark says otherwise.
    public static let utf16LittleEndian = VietnameseEncoding(.utf16LittleEndian)
    /// UTF-16 with the high byte first, unless a byte order mark says otherwise.
    public static let utf16BigEndian = VietnameseEncoding(.utf16BigEndian)
    /// The bytes of the `.VnTime` fonts, also called ABC; see ``Charset/tcvn3``.
    public static let tcvn3 = VietnameseEncoding(.tcvn3)
    /// VNI-Windows.
    public static let vni = VietnameseEncoding(.vni)
    /// VISCII (RFC 1456).
    public static let viscii = VietnameseEncoding(.viscii)
    /// VPS.
    public static let vps = VietnameseEncoding(.vps)
    /// Microsoft's code page 1258.
    public static let windows1258 = VietnameseEncoding(.windows1258)
    /// Microsoft's code page 1252, in which Vietnamese cannot be written: what text of unknown encoding is taken for.
    public static let windows1252 = VietnameseEncoding(.windows1252)

    /// All encodings that there are.
    public static let all: [VietnameseEncoding] = Charset.allCases.flatMap { charset in
        sequence(first: VietnameseEncoding(charset), next: \.misread)
    }
}

extension VietnameseEncoding: CustomStringConvertible {
    /// The name for commands and fields: `tcvn3`, `utf-16le`, `vni-as-1252`, `utf-8-as-1252-twice`.
    public var name: String {
        switch misreadings {
        case 0: charset.rawValue
        case 1: charset.rawValue + "-as-1252"
        default: charset.rawValue + "-as-1252-twice"
        }
    }

    /// The name.
    public var description: String { name }

    /// The encoding of a name or an alias (`abc`, `cp1258`, `utf-16`, `mojibake`), whatever its case, with or without
    /// hyphens; nil if there is none.
    public init?(name: String) {
        guard let found = Self.names[Self.key(name)] else { return nil }
        self = found
    }

    private static func key(_ name: String) -> String {
        String(name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " && $0 != "." })
    }

    private static let names: [String: VietnameseEncoding] = {
        var names = Dictionary(uniqueKeysWithValues: all.map { (key($0.name), $0) })
        let aliases: [(VietnameseEncoding, [String])] = [
            (.utf8, ["unicode"]),
            // A byte order mark overrules the order.
            (.utf16LittleEndian, ["utf-16"]),
            (.tcvn3, ["abc", "tcvn", "tcvn-3", "tcvn5712-3", "vscii-3", "vntime"]),
            (.vni, ["vni-windows", "vni-win", "x-viet-vni"]),
            (.viscii, ["csviscii"]),
            (.vps, ["x-viet-vps"]),
            (.windows1258, ["cp1258", "1258", "cp-1258"]),
            (.windows1252, ["cp1252", "1252", "latin1", "iso-8859-1"]),
            (VietnameseEncoding(.utf8, misreadings: 1), ["mojibake", "double-utf-8"]),
        ]
        for (encoding, list) in aliases {
            for alias in list { names[key(alias)] = encoding }
        }
        return names
    }()
}
