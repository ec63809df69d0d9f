// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The six tones, in the order of Vietnamese dictionaries.
@frozen
public enum Tone: UInt8, CaseIterable, Sendable {
    /// ngang, without a mark: `ma`.
    case level
    /// huyền, the grave accent: `mà`.
    case grave
    /// hỏi, the hook above: `mả`.
    case hook
    /// ngã, the tilde: `mã`.
    case tilde
    /// sắc, the acute accent: `má`.
    case acute
    /// nặng, the dot below: `mạ`.
    case dot

    /// The tone of a combining mark, nil for a mark that is none.
    init?(combiningMark: UInt32) {
        switch combiningMark {
        case 0x300: self = .grave
        case 0x301: self = .acute
        case 0x303: self = .tilde
        case 0x309: self = .hook
        case 0x323: self = .dot
        default: return nil
        }
    }

    /// The combining mark, nil for the level tone.
    public var combiningMark: Unicode.Scalar? {
        switch self {
        case .level: nil
        case .grave: "\u{300}"
        case .hook: "\u{309}"
        case .tilde: "\u{303}"
        case .acute: "\u{301}"
        case .dot: "\u{323}"
        }
    }
}

/// Where the tone mark of an open `oa`, `oe` or `uy` is written; everywhere else the two styles agree.
@frozen
public enum ToneStyle: Sendable {
    /// On the main vowel, as taught in schools: `hoà`, `khoẻ`, `thuỷ`. The style of all keys.
    case new
    /// On the first vowel, as in most of the press: `hòa`, `khỏe`, `thủy`.
    case old
}
