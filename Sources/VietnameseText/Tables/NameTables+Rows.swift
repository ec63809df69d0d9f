// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension NameTables {
    /// Reads one line; blank ones and comments add nothing.
    mutating func addRow(_ line: String, _ number: Int) throws(TableError) {
        var line = Substring(line)
        // By scalars: what belongs together as one character is no matter of the format.
        if number == 1, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
        if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
        guard line.unicodeScalars.contains(where: { $0 != " " && $0 != "\t" }), line.utf8.first != UInt8(ascii: "#")
        else { return }
        do throws(TableError.Reason) {
            try addColumns(
                line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            )
        } catch {
            throw TableError(line: number, reason: error)
        }
    }

    private mutating func addColumns(_ columns: [String]) throws(TableError.Reason) {
        guard columns.count == 3 || columns.count == 4 else { throw .columns(columns.count) }
        let (kind, short, name) = (columns[0], columns[1], columns[2])
        var attributes = Attributes(columns.count == 4 ? columns[3] : "")
        guard ["type", "issuer", "abbreviation"].contains(kind) else { throw .kind(kind) }
        guard Self.hasLetter(name) else { throw .name }
        switch kind {
        case "type":
            guard short == "-" || SymbolCode(short) != nil else { throw .shortForm(short) }
            let row = DocumentType(
                code: short == "-" ? nil : short,
                name: name,
                scope: try attributes.takeScope(),
                isJoint: try attributes.take("joint"),
                citation: try attributes.takeCitation()
            )
            append(row)
        case "issuer":
            guard SymbolCode(short) != nil else { throw .shortForm(short) }
            let row = Issuer(
                code: short,
                name: name,
                scope: try attributes.takeScope(),
                standsAlone: try attributes.take("alone"),
                firstYear: try attributes.takeYear("from="),
                lastYear: try attributes.takeYear("until=")
            )
            if let first = row.firstYear, let last = row.lastYear, first > last { throw .conflict("until=\(last)") }
            append(row)
        default:
            guard Self.hasLetter(short), short.utf8.count <= 64 else { throw .shortForm(short) }
            append(Abbreviation(short: short, expansion: name, isAmbiguous: try attributes.take("ambiguous")))
        }
        if let unknown = attributes.rest.first { throw .attribute(unknown) }
    }

    /// Whether there is a letter, of whatever script.
    private static func hasLetter(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }
}

/// The attributes of a row that are not yet understood.
private struct Attributes {
    var rest: [String]

    init(_ column: String) {
        rest = column.unicodeScalars.split(separator: " ").map(String.init)
    }

    mutating func take(_ attribute: String) throws(TableError.Reason) -> Bool {
        guard let index = rest.firstIndex(of: attribute) else { return false }
        rest.remove(at: index)
        guard !rest.contains(attribute) else { throw .conflict(attribute) }
        return true
    }

    mutating func takeScope() throws(TableError.Reason) -> NameTables.Scope? {
        let isState = try take("state")
        guard try take("party") else { return isState ? .state : nil }
        guard !isState else { throw .conflict("party") }
        return .party
    }

    mutating func takeCitation() throws(TableError.Reason) -> NameTables.Citation? {
        let isAlways = try take("cited")
        guard try take("numbered") else { return isAlways ? .always : nil }
        guard !isAlways else { throw .conflict("numbered") }
        return .numbered
    }

    mutating func takeYear(_ name: String) throws(TableError.Reason) -> Int? {
        guard let index = rest.firstIndex(where: { $0.hasPrefix(name) }) else { return nil }
        let text = String(rest.remove(at: index).dropFirst(name.count))
        guard !rest.contains(where: { $0.hasPrefix(name) }) else { throw .conflict(name + text) }
        guard let year = Int(text), 1900...2099 ~= year else { throw .year(text) }
        return year
    }
}
