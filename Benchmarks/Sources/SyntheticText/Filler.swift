// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What stands in a text in the place of a word and is made up where it stands.
enum Filler: Int, CaseIterable {
    /// A place in a document: `khoản 3`.
    case clause
    /// A quantity: `1.250 người`.
    case quantity
    /// A number alone.
    case number
    /// `ngày 14 tháng 12 năm 2020` or `14/12/2020`.
    case date
    /// `Nghị định số 145/2020/NĐ-CP`.
    case reference
    /// A person's name.
    case person
    /// A word of another language, one of many.
    case foreign
    /// Initials: `UBND`.
    case initials

    /// Of 1,000 words how many are each, times 2^30.
    static let weights: [UInt64] = [28, 14, 18, 8, 7, 6, 1, 6].map { $0 << 30 }
}

extension DocumentWriter {
    /// Writes a filler and a space.
    mutating func write(_ filler: Filler) {
        switch filler {
        case .clause:
            append(random.element(WordList.clauses))
            append(UInt8(ascii: " "))
            append(number: 1 + random.below(1 + random.below(60)))
        case .quantity:
            let thousands = random.below(4) == 0
            if thousands { append(number: 1 + random.below(40)) }
            if thousands { append(".") }
            append(number: thousands ? 100 + random.below(900) : 1 + random.below(1 + random.below(500)))
            append(UInt8(ascii: " "))
            append(random.element(WordList.measures))
        case .number:
            append(number: 1 + random.below(1 + random.below(random.below(8) == 0 ? 5_000 : 100)))
        case .date:
            writeDate()
        case .reference:
            let type = random.element(WordList.types)
            append(type.name)
            append(" số ")
            writeNumber(type: type.code, issuer: random.element(WordList.issuers).code, year: 1998 + random.below(27))
        case .person:
            append(random.element(WordList.familyNames))
            for _ in 0..<1 + random.below(2) {
                append(UInt8(ascii: " "))
                appendCapitalized(language.names[random.below(1 + random.below(language.names.count))])
            }
        case .foreign:
            let start = position
            for _ in 0..<2 + random.below(3) {
                append(WordList.fragments[random.below(1 + random.below(WordList.fragments.count))])
            }
            if random.below(2) == 0 { capitalize(at: start) }
        case .initials:
            for _ in 0..<2 + random.below(3) {
                append("BCDGHKLMNPQTUVX".utf8.dropFirst(random.below(1 + random.below(15))).first ?? UInt8(ascii: "B"))
            }
        }
        append(UInt8(ascii: " "))
    }

    /// `145/2020/NĐ-CP` or, without the year, `455/QĐ-UBND`.
    mutating func writeNumber(type: String, issuer: String, year: Int) {
        append(number: 1 + random.below(1 + random.below(random.below(8) == 0 ? 4_000 : 200)))
        append("/")
        if random.below(4) > 0 {
            append(number: year)
            append("/")
        }
        append(type)
        append("-")
        append(issuer)
    }

    private mutating func writeDate() {
        let (day, month, year) = (1 + random.below(28), 1 + random.below(12), 1998 + random.below(27))
        if random.below(3) == 0 {
            append(number: day, digits: 2)
            append("/")
            append(number: month, digits: 2)
            append("/")
        } else {
            append("ngày ")
            append(number: day, digits: 2)
            append(" tháng ")
            append(number: month, digits: month < 3 ? 2 : 1)
            append(" năm ")
        }
        append(number: year)
    }
}
