// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// The examples of `docs/vietnamese-text.md` and of the README, word for word between `// begin` and `// end`.
///
/// Each returns the values that comments at the ends of its lines tell, in their order.
enum VietnameseTextExamples {
    static let all: [String: @Sendable () throws -> [Any?]] = [
        "overview": overview, "folding": folding, "canonicalising": canonicalising, "syllables": syllables,
        "variants": variants, "sorting": sorting, "tokens": tokens, "typing": typing, "numbers": numbers,
        "abbreviations": abbreviations, "encodings": encodings,
    ]

    private static func overview() throws -> [Any?] {
        // begin overview
        let folded = VietnameseText.fold("Nghị định")  // "nghi dinh"
        let canonical = VietnameseText.canonicalize("Hóa đơn, hiệu qủa")  // "Hoá đơn, hiệu quả"
        let parts = Syllable("Thuyền").map { [$0.onset, $0.glide, $0.nucleus, $0.coda] }  // ["th", "u", "yê", "n"]
        let names = try VietnameseText.sorted(["Đông", "Dung", "An"])  // ["An", "Dung", "Đông"]
        let typed = TypedVietnamese.decode("quy chees daan chur").text  // "quy chế dân chủ"
        let keys = try Analyzer().tokens(in: "Tọa đàm").map(\.exact)  // ["toạ", "đàm"]
        let numbers = DocumentNumber.find(in: "Theo Nghị định số 145/2020/NĐ-CP").map(\.key)  // ["145-2020-nd-cp"]
        let legacy = VietnameseEncoding.tcvn3.decode([0xA7, 0xB6, 0x6E, 0x67, 0x20, 0x75, 0xFB])  // "Đảng uỷ"
        // end
        return [folded, canonical, parts, names, typed, keys, numbers, legacy]
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

    private static func numbers() throws -> [Any?] {
        // begin numbers
        let numbers = DocumentNumber.find(in: "Nghị định số 145/2020/NĐ-CP ngày 14/12/2020; Chỉ thị 30/CT-TW")
        let keys = numbers.map(\.key)  // ["145-2020-nd-cp", "30-ct-tw"]
        let type = numbers.first?.type  // "Nghị định"
        let issuer = numbers.first?.issuer  // "Chính phủ"
        let date = numbers.first?.date  // "2020-12-14"
        let query = DocumentNumberQuery("145 2020 nd cp")  // key("145-2020-nd-cp")
        // end
        return [keys, type, issuer, date, query]
    }

    private static func abbreviations() throws -> [Any?] {
        // begin abbreviations
        let long = Abbreviations().expansion(of: "UBND")  // "uỷ ban nhân dân"
        let defined = Abbreviations.harvest(in: "ngân sách nhà nước (NSNN)").first
        let expansion = defined?.expansion  // "ngân sách nhà nước"
        // end
        return [long, expansion]
    }

    private static func encodings() throws -> [Any?] {
        // begin encodings
        let bytes = VietnameseEncoding.vni.encode("Quy chế dân chủ ở cơ sở được thực hiện tốt").bytes
        let found = VietnameseEncoding.detect(bytes).encoding
        let name = found?.name  // "vni"
        let text = found?.decode(bytes)  // "Quy chế dân chủ ở cơ sở được thực hiện tốt"
        let mended = VietnameseEncoding.utf8.misread?.decode(Array("nghá»‹ quyáº¿t".utf8))  // "nghị quyết"
        // end
        return [name, text, mended]
    }
}
