// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// The examples of `docs/vietnamese-text.md` and of the README, word for word between `// begin` and `// end`.
///
/// Each returns the values that comments at the ends of its lines tell, in their order.
enum VietnameseTextExamples {
    static let all: [String: @Sendable () throws -> [Any?]] = [
        "overview": overview, "folding": folding, "canonicalising": canonicalising, "syllables": syllables,
        "variants": variants, "sorting": sorting, "tokens": tokens, "typing": typing,
    ]

    private static func overview() throws -> [Any?] {
        // begin overview
        let folded = VietnameseText.fold("Nghị định")  // "nghi dinh"
        let canonical = VietnameseText.canonicalize("Hóa đơn, hiệu qủa")  // "Hoá đơn, hiệu quả"
        let parts = Syllable("Thuyền").map { [$0.onset, $0.glide, $0.nucleus, $0.coda] }  // ["th", "u", "yê", "n"]
        let names = try VietnameseText.sorted(["Đông", "Dung", "An"])  // ["An", "Dung", "Đông"]
        let typed = TypedVietnamese.decode("quy chees daan chur").text  // "quy chế dân chủ"
        let keys = try Analyzer().tokens(in: "Tọa đàm").map(\.exact)  // ["toạ", "đàm"]
        // end
        return [folded, canonical, parts, names, typed, keys]
    }

    private static func folding() throws -> [Any?] {
        // begin folding
        let query = VietnameseText.fold("ĐƯỜNG phố")  // "duong pho"
        let other = VietnameseText.fold("Łódź, Straße")  // "lodz, strasse"
        let isSame = VietnameseText.fold("Toạ đàm") == VietnameseText.fold("TỌA ĐÀM")  // true
        // end
        return [query, other, isSame]
    }

    private static func canonicalising() throws -> [Any?] {
        // begin canonicalising
        let new = VietnameseText.canonicalize("HÒA giải, Ủy ban, vịêt")  // "HOÀ giải, Uỷ ban, việt"
        let old = VietnameseText.canonicalize("hoà giải, Uỷ ban", style: .old)  // "hòa giải, Ủy ban"
        let left = VietnameseText.canonicalize("Krông Pa, Covid-19")  // "Krông Pa, Covid-19"
        // end
        return [new, old, left]
    }

    private static func syllables() throws -> [Any?] {
        // begin syllables
        if let syllable = Syllable("NGOẶC") {
            print(syllable.onset, syllable.glide, syllable.nucleus, syllable.coda, syllable.tone)
        }
        let isValid = Syllable.isValid("cập")  // true
        let typo = Syllable.isValid("câp")  // false
        let built = Syllable(onset: "ngh", nucleus: "iê", coda: "ng")?.text()  // "nghiêng"
        let tone = Syllable("hoa")?.withTone(.acute)?.text(style: .old)  // "hóa"
        // end
        return [isValid, typo, built, tone]
    }

    private static func variants() throws -> [Any?] {
        // begin variants
        let variant = Syllable("kỹ")?.iyVariant?.text()  // "kĩ"
        let spellings = VietnameseText.iyVariants(of: "kỹ sư Mỹ")  // ["kĩ sư Mỹ", "kỹ sư Mĩ", "kĩ sư Mĩ"]
        // end
        return [variant, spellings]
    }

    private static func sorting() throws -> [Any?] {
        // begin sorting
        let words = try VietnameseText.sorted(["đa", "dz", "da", "má", "mà"])  // ["da", "dz", "đa", "mà", "má"]
        let collator = try VietnameseCollator(isNumeric: true)
        let articles = try collator.sorted(["Điều 10", "Điều 9"])  // ["Điều 9", "Điều 10"]
        let isBefore = try collator.precedes("Dung", "Đông")  // true
        // end
        return [words, articles, isBefore]
    }

    private static func tokens() throws -> [Any?] {
        // begin tokens
        let analyzer = try Analyzer()
        for token in analyzer.tokens(in: "Tọa đàm về Đảng ủy") {
            print(token.exact, token.folded, token.range, token.position)
        }
        let keys = analyzer.tokens(in: "Tọa đàm về Đảng ủy").map(\.exact)  // ["toạ", "đàm", "về", "đảng", "uỷ"]
        // end
        return [keys]
    }

    private static func typing() throws -> [Any?] {
        // begin typing
        let typed = TypedVietnamese.decode("quy che61 da6n chu3")
        let text = typed.text  // "quy chế dân chủ"
        let word = typed.words[1].decoding?.text  // "chế"
        let known: Set = ["quy", "dân", "chủ"]
        let query = typed.text { known.contains($1.text) && !known.contains($0.literal) }  // "quy che61 dân chủ"
        // end
        return [text, word, query]
    }
}
