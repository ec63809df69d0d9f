// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Text between tags: characters escaped as in XML are read, white space becomes single spaces.
enum MarkupText {
    private static let names: [Substring: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    /// The longest reference to a character, `&` and `;` included.
    private static let referenceLimit = 10

    /// The text as a person reads it. An `&` that begins no reference stands for itself.
    static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.drop(while: \.isWhitespace)
                if !result.isEmpty, !rest.isEmpty { result.append(" ") }
            } else if first == "&", let (character, length) = reference(rest) {
                result.append(character)
                rest = rest.dropFirst(length)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func reference(_ text: Substring) -> (Character, length: Int)? {
        let head = text.prefix(referenceLimit)
        guard let end = head.firstIndex(of: ";") else { return nil }
        let name = head[..<end].dropFirst()
        guard let character = names[name] ?? number(name) else { return nil }
        return (character, name.count + 2)
    }

    /// `#39` and `#x27`.
    private static func number(_ name: Substring) -> Character? {
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(value), value > 0x20
        else { return nil }
        return Character(scalar)
    }

    /// The text without a label such as `Number:` at its beginning.
    static func withoutLabel(_ text: String, _ label: String) -> String {
        guard text.lowercased().hasPrefix(label) else { return text }
        let rest = text.dropFirst(label.count).drop { $0 == " " }
        guard rest.first == ":" else { return text }
        return String(rest.dropFirst().drop { $0 == " " })
    }
}
