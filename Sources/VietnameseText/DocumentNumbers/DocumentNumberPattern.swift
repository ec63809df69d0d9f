// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What is known of a document that was named by its number and, perhaps, its type and year: `Nghị định 145`, `145/2020`.
public struct DocumentNumberPattern: Hashable, Sendable {
    /// The number without leading zeros: `145`, `30a`.
    public var number: String
    /// The year, if it was named.
    public var year: Int?
    /// The name of the type, if it was named.
    public var type: String?
    /// The codes of the type as they stand in keys, the most usual first: `qd`, `qyd`, `qdi` for `Quy định`.
    public var codes: [String]

    /// Whether a whole key is one of those meant: `145-2020-nd-cp` for `Nghị định 145`.
    ///
    /// A key without a year (`30-ct-tw`) fits any year, since only the date of the document would tell. A letter (`Công văn`)
    /// has no type in its symbol, which begins with an issuer: `5512-bgddt-gdtrh`. Issuers are those of
    /// ``NameTables/standard``.
    public func matches(_ key: String) -> Bool {
        var parts = key.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard let first = parts.popFirst(), first == number else { return false }
        if let part = parts.first, part.utf8.count == 4, let keyYear = Int(part) {
            parts.removeFirst()
            if let year, year != keyYear { return false }
        } else if codes.contains("cv"), parts.count > 1, let code = SymbolCode(String(parts.first ?? "")) {
            let traits = KnownCodes.standard(code)
            if traits.contains(.issuer), !traits.contains(.type) { return true }
        }
        guard let symbol = parts.first else { return false }
        // qh15 is of the code qh.
        let end = symbol.utf8.reversed().firstIndex { !(0x30...0x39 ~= $0) }
        let stem = end.map { symbol[..<$0.base] } ?? symbol
        return codes.isEmpty ? type == nil : codes.contains { $0 == symbol || $0 == stem }
    }
}

extension DocumentNumberPattern: CustomStringConvertible {
    /// The pattern as a key in which `*` stands for any parts, or none: `145-*-nd-*`, `18-2017-nq-*`.
    public var description: String {
        "\(number)-\(year.map(String.init) ?? "*")-\(codes.first.map { $0 + "-*" } ?? "*")"
    }
}
