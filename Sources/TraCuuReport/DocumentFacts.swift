// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu
import VietnameseText

/// What is told of a document beside its title: from its fields, or from its number where they say nothing.
struct DocumentFacts: Equatable {
    var number: String?
    var type: String?
    var issuer: String?
    /// As the document has it.
    var date: String?
    var year: Int?

    /// Names of fields with a date, the first that a document has counts.
    private static let dateFields = ["date", "issued"]

    init(_ hit: Hit) {
        func field(_ name: String) -> String? {
            guard let text = Self.text(hit.fields[name]), text.contains(where: { !$0.isWhitespace }) else { return nil }
            return text
        }
        number = field("number")
        type = field("type")
        issuer = field("issuer")
        date = Self.dateFields.lazy.compactMap(field).first
        year = date.flatMap(Self.year)
        guard type == nil || issuer == nil || year == nil else { return }
        // A title may cite other documents: only the number that the document bears tells something of it.
        let title = String(hit.title.prefix(Self.titleLimit))
        let own = number.flatMap { wanted in
            let key = DocumentNumber.find(in: wanted).first?.key
            return DocumentNumber.find(in: title).first { $0.key == key } ?? DocumentNumber.find(in: wanted).first
        }
        type = type ?? own?.type
        issuer = issuer ?? own?.issuer
        year = year ?? own?.year
    }

    /// How much of a title is looked at, in characters.
    private static let titleLimit = 400

    private static func text(_ content: FieldContent?) -> String? {
        switch content {
        case .string(let text): text
        case .integer(let number): String(number)
        case .list(let elements): elements.first.flatMap { text($0) }
        default: nil
        }
    }

    /// The year of a date: four digits that stand alone, as in `2022-02-22`, `22/02/2022`, `2022`.
    static func year(_ date: String) -> Int? {
        let groups = date.utf8.split { $0 < 0x30 || $0 > 0x39 }
        return groups.prefix(3).lazy.filter { $0.count == 4 }.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
            .first { $0 >= 1000 }
    }
}
