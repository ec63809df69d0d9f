// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The codes of types and issuers that the grammar knows from a table of names.
///
/// Issuers' codes are an open set: the grammar needs known ones only where a symbol could be something else.
struct KnownCodes: Sendable {
    private let traits: [SymbolCode: CodeTraits]

    /// The codes of the standard tables.
    static let standard = KnownCodes(.standard)

    init(_ tables: NameTables) {
        var all: [SymbolCode: CodeTraits] = [:]
        for type in tables.types {
            guard let code = type.code.flatMap(SymbolCode.init) else { continue }
            all[code, default: []].formUnion(type.isJoint ? [.type, .joint] : .type)
        }
        for issuer in tables.issuers {
            guard let code = SymbolCode(issuer.code) else { continue }
            all[code, default: []].formUnion(issuer.standsAlone ? [.issuer, .alone] : .issuer)
        }
        // A joint type without its issuers is how ministries numbered together until 1996: 23/TTLN.
        for (code, known) in all where known.contains(.joint) { all[code] = known.union(.alone) }
        traits = all
    }

    /// What is known about a code, with or without the digits behind it.
    func callAsFunction(_ code: SymbolCode) -> CodeTraits {
        if let known = traits[code] { return known }
        guard code.digits > 0, code.digits < code.count, let known = traits[code.stem] else { return [] }
        // QH15, UBTVQH14: type and issuer in one. Other types have no digits, issuers may: NHNN7.
        return known.isSuperset(of: [.type, .issuer]) ? known.union(.term) : known.subtracting([.type, .joint])
    }
}
