// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Finds the numbers of official documents in texts, with the names of one's own tables.
///
/// ```swift
/// let extractor = DocumentNumberExtractor(tables: tables)
/// let (title, body) = extractor.numbers(title: document.title, body: document.text)
/// let own = (title + body).first { $0.role == .own }
/// ```
///
/// A number is found if it is written like one and the words before it do not make it that of a form (`Mẫu số 01/TP-HGTM`).
/// A symbol whose codes no table has is taken only with a year or behind `số` or the name of a type.
///
/// The type is that of the words right before the number (`Chỉ thị số …`, also misspelt as to marks), else the meaning of the
/// symbol. If that has several, the name among them decides which comes last in the 60 characters before the number; if it
/// has none, the last name of any type there does; a symbol that begins with an issuer is that of a letter (`Công văn`).
///
/// Time is linear in the text. Ill-formed UTF-8 separates words.
public struct DocumentNumberExtractor: Sendable {
    /// The extractor of the standard tables.
    public static let standard = DocumentNumberExtractor()

    let lookup: NameLookup

    /// An extractor that knows the types and issuers of some tables.
    public init(tables: NameTables = .standard) {
        lookup = NameLookup(tables)
    }

    /// The numbers in a text, in their order.
    ///
    /// The text's own number is one that stands behind `Số` at the begin of a line or column in the first 2,000 bytes, as the
    /// heading of a document has it.
    public func numbers(in text: String) -> [DocumentNumber] {
        var text = text
        return text.withUTF8 { numbers(inUTF8: UnsafeRawBufferPointer($0)) }
    }

    /// The numbers in a text in UTF-8, in their order.
    public func numbers(inUTF8 text: UnsafeRawBufferPointer) -> [DocumentNumber] {
        text.withMemoryRebound(to: UInt8.self) { text in
            var numbers = allNumbers(text)
            markHeading(&numbers, text)
            return numbers
        }
    }

    /// The numbers in the title and in the body of a document; ranges refer to each by itself.
    ///
    /// Its own number is the first of the title if the title begins with it, or with the name of its type and nothing but
    /// words between them that name no other type (`Luật thực hiện dân chủ ở cơ sở số 10/2022/QH15`). Else it is that of the
    /// body's heading, as in ``numbers(in:)``. All else is cited.
    public func numbers(title: String, body: String) -> (title: [DocumentNumber], body: [DocumentNumber]) {
        var title = title
        var inTitle = title.withUTF8 { text in
            var numbers = allNumbers(text)
            if let first = numbers.first, isOwn(first, inTitle: text) { numbers[0].role = .own }
            return numbers
        }
        var inBody = numbers(in: body)
        guard let own = inTitle.first, own.role == .own else { return (inTitle, inBody) }
        for index in inBody.indices where inBody[index].role == .own {
            if inBody[index].key == own.key {
                inTitle[0].date = own.date ?? inBody[index].date
            } else {
                inBody[index].role = .cited
            }
        }
        return (inTitle, inBody)
    }

    /// All numbers, as cited ones.
    private func allNumbers(_ text: UnsafeBufferPointer<UInt8>) -> [DocumentNumber] {
        var numbers: [DocumentNumber] = []
        var lastForm = 0
        var at = 0
        while at < text.count {
            guard 0x30...0x39 ~= text[at] else {
                at += 1
                continue
            }
            let isIntroducible = at > 0 && isIntroducible(text, at)
            let before = isIntroducible ? PrecedingWord.all(before: at, in: text) : []
            var introduction = introduction(before)
            let isIntroduced = introduction.type != nil
            if NumberScan.mayBegin(text, at: at, isIntroduced: isIntroduced),
                let scan = NumberScan(text, at: at, codes: lookup.codes, isIntroduced: isIntroduced, mayCut: true)
            {
                let context = isIntroducible ? before : PrecedingWord.all(before: at, in: text)
                if !isIntroducible { introduction.wordCount = context.count }
                if isForm(scan, context, introduction, text, after: lastForm) {
                    lastForm = scan.end
                } else if isDocument(scan, introduction) {
                    numbers.append(number(scan, context, introduction, text))
                }
                at = scan.end
            } else if let short = shortCitation(text, at, before, introduction) {
                numbers.append(short)
                at = max(short.range.upperBound, at + 1)
            } else {
                while at < text.count, 0x30...0x39 ~= text[at] { at += 1 }
            }
        }
        return numbers
    }
}

extension DocumentNumberExtractor {
    /// What leads up to a number: `Nghị định số`.
    struct Introduction {
        /// The type that is named right before it.
        var type: NameLookup.TypeName?
        /// How many words stand before all this.
        var wordCount = 0
        /// Where the name begins, and whether with a capital.
        var start = 0
        var isCapitalised = false
        /// Whether `số` stands right before it.
        var hasWordNumber = false
        /// Whether all of it stands on the line of the number.
        var isOnLine = true
    }

    private static let wordNumber = TextWord.code("so")
    /// What forms and tables are called: folded and as spelled, since `bằng` and `mà` are no forms.
    private static let formWords: [UInt64: String] = [
        TextWord.code("mau"): "mẫu", TextWord.code("bieu"): "biểu", TextWord.code("phieu"): "phiếu",
        TextWord.code("bang"): "bảng", TextWord.code("ma"): "mã",
    ]
    /// `mẫu`, which is often run together with the word before it.
    private static let form = Array("mẫu".utf8)
    /// What they are called in two words, and what lists them.
    private static let formPairs: [(UInt64, UInt64)] = [
        (TextWord.code("phu"), TextWord.code("luc")), (TextWord.code("to"), TextWord.code("khai")),
        (TextWord.code("ky"), TextWord.code("hieu")), (TextWord.code("danh"), TextWord.code("muc")),
    ]
    /// Words that stand between the numbers of several forms.
    private static let listWords: Set<UInt64> = [
        TextWord.code("va"), TextWord.code("so"), TextWord.code("hoac"), TextWord.code("den"),
    ]

    /// Whether the word before a place can introduce a number: cheaper than to look at all words before it.
    private func isIntroducible(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        var at = place
        while at > 0, place - at < 4 {
            let byte = text[at - 1]
            guard
                byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0xA0 || byte == 0xC2 || byte == 0x3A
                    || byte == 0x2E
            else { break }
            at -= 1
        }
        guard at > 0, at < place, let word = TextWord.ending(at: at, in: text, limit: 48) else { return false }
        return word.code == Self.wordNumber || lookup.endsTypeName(word.code)
    }

    /// What the words before a number say about it.
    func introduction(_ words: [PrecedingWord]) -> Introduction {
        var introduction = Introduction()
        var end = words.count
        while end > 0, words[end - 1].word.code == Self.wordNumber {
            guard words[end - 1].gap.isWhite || words[end - 1].gap == .point && end == words.count else { break }
            introduction.hasWordNumber = true
            introduction.isOnLine = introduction.isOnLine && words[end - 1].gap != .line
            end -= 1
        }
        introduction.wordCount = end
        guard end > 0, words[end - 1].gap.isWhite, let found = lookup.typeName(before: end, in: words) else {
            return introduction
        }
        introduction.type = found.name
        introduction.wordCount = found.first
        introduction.start = words[found.first].word.start
        introduction.isCapitalised = words[found.first].word.isCapitalised
        introduction.isOnLine = introduction.isOnLine && words[end - 1].gap == .spaces
        return introduction
    }

    /// Whether a number is that of a form: by the words before it, or as one more in a list of them.
    private func isForm(
        _ scan: NumberScan,
        _ words: [PrecedingWord],
        _ introduction: Introduction,
        _ text: UnsafeBufferPointer<UInt8>,
        after lastForm: Int
    ) -> Bool {
        // Mẫu 07/2020/NG-XNC is a form, mẫu 15/2015/TT-BTC is that of a document.
        let first = scan.groups[0].traits
        let isOfKnownIssuer = scan.groupCount > 1 && scan.groups[1].traits.contains(.issuer)
        if scan.year != 0, first.contains(.term) || first.contains(.type) && isOfKnownIssuer { return false }
        let end = introduction.wordCount
        if end > 0, words[end - 1].gap != .other {
            let last = words[end - 1].word
            if isFormWord(last, text) { return true }
            if end > 1, words[end - 2].gap.isWhite,
                Self.formPairs.contains(where: { $0 == words[end - 2].word.code && $1 == last.code })
            {
                return true
            }
        }
        guard introduction.type == nil, lastForm > 0, scan.number.lowerBound - lastForm < 40 else { return false }
        return words.allSatisfy {
            $0.word.end <= lastForm || Self.listWords.contains($0.word.code) || isFormWord($0.word, text)
        }
    }

    private func isFormWord(_ word: TextWord, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = text[word.start..<word.end]
        if bytes.suffix(Self.form.count).elementsEqual(Self.form) { return true }
        guard let form = Self.formWords[word.code] else { return false }
        let isBare = bytes.allSatisfy { $0 < 0x80 }
        return isBare || VietnameseText.canonicalize(text.string(word.start..<word.end)).lowercased() == form
    }

    /// Whether what is written like a number is one of a document: its codes are known, it has a year, or words say so.
    private func isDocument(_ scan: NumberScan, _ introduction: Introduction) -> Bool {
        if scan.year != 0 || introduction.type != nil || introduction.hasWordNumber { return true }
        return !scan.groups[0].traits.isEmpty || scan.isPartyForm
    }
}
