// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct TypedVietnameseTests {
    /// Known answers.
    static let queries: [(input: String, expected: String)] = [
        ("quy chees daan chur", "quy chế dân chủ"),
        ("uyr ban nhaan daan", "uỷ ban nhân dân"),
        ("ddangr uyr", "đảng uỷ"),
        ("toaj ddamf", "toạ đàm"),
        ("nghij ddinhj", "nghị định"),
        ("hieeuj quar", "hiệu quả"),
        ("nguwowif lao ddoongj", "người lao động"),
        ("google", "google"),
        ("bao cao", "bao cao"),
        ("quy che61 da6n chu3", "quy chế dân chủ"),
        ("d9a3ng u3y", "đảng uỷ"),
        ("covid19", "covid19"),
        ("qh15", "qh15"),
    ]

    @Test(arguments: queries) func decodesQueries(_ vector: (input: String, expected: String)) {
        #expect(Array(TypedVietnamese.decode(vector.input).text.utf8) == Array(vector.expected.utf8))
    }

    @Test(
        arguments: [
            // Marks anywhere.
            ("quyeets", "quyết"), ("quyetse", "quyết"), ("thuowngf", "thường"), ("thuongwf", "thường"),
            ("dduowcj", "được"),
            ("duocdwj", "được"), ("nguoiwf", "người"), ("nguwoif", "người"), ("toasn", "toán"), ("tofan", "toàn"),
            ("vietej", "việt"),
            ("asau", "ấu"), ("daua", "dâu"), ("chuoio", "chuôi"), ("ngoaof", "ngoào"), ("khoeos", "khoéo"),
            // What w makes of its vowels.
            ("w", "ư"), ("tw", "tư"), ("wf", "ừ"), ("muaw", "mưa"), ("muwa", "mưa"), ("hoawcj", "hoặc"),
            ("quawng", "quăng"),
            ("thuowr", "thuở"), ("quowr", "quở"), ("luuw", "lưu"), ("huouw", "hươu"), ("ddaawts", nil),
            // Case.
            ("DDangr", "Đảng"), ("DDANGR", "ĐẢNG"), ("Ddangr", "Đảng"), ("HOAF", "HOÀ"), ("Ws", "Ứ"), ("Uyr", "Uỷ"),
            // Taking back, typing twice.
            ("xooongs", "xoóng"), ("xooong", nil), ("toaff", nil), ("toasf", nil), ("toasz", nil),
            ("dddang", nil), ("aaa", nil), ("uww", nil),
            // No syllable, or no mark.
            ("chuxyz", nil), ("bao", nil), ("s", nil), ("sf", nil), ("tests", nil), ("www", nil), ("f", nil), ("", nil),
            ("đangr", nil),
            ("nghieengs", "nghiếng"), ("nghieengsssssssss", nil),
            // Words of other languages that Telex makes syllables of.
            ("as", "á"), ("is", "í"), ("his", "hí"), ("was", "ứa"), ("test", "tét"), ("did", "đi"), ("virus", nil),
        ] as [(String, String?)]
    ) func telex(_ keys: String, _ expected: String?) {
        let decoding = TypedVietnamese.decode(word: keys)
        #expect(decoding.map { Array($0.text.utf8) } == expected.map { Array($0.utf8) })
        #expect(decoding == nil || decoding?.method == .telex)
    }

    @Test(
        arguments: [
            ("quye6t1", "quyết"), ("d9a3ng", "đảng"), ("dang93", "đảng"), ("DANG93", "ĐẢNG"), ("thuo7ng2", "thường"),
            ("thu7o7ng2", "thường"), ("thu7ong2", "thường"), ("thuo73", "thuở"), ("ba8c1", "bắc"), ("xoong1", "xoóng"),
            ("ho5c", "học"),
            ("ua7", "ưa"), ("a40", nil), ("a12", nil), ("a11", nil), ("a66", nil), ("1a", nil), ("a1b", nil),
            ("9d", nil), ("d99", nil),
            ("145", nil), ("h5n1", nil), ("km2", nil), ("b2b", nil), ("as1", nil), ("a4", "ã"), ("u23", nil),
            ("e5", "ẹ"),
        ] as [(String, String?)]
    ) func vni(_ keys: String, _ expected: String?) {
        let decoding = TypedVietnamese.decode(word: keys)
        #expect(decoding.map { Array($0.text.utf8) } == expected.map { Array($0.utf8) })
        #expect(decoding == nil || decoding?.method == .vni)
    }

    /// Every syllable of the language, typed in any way, is what comes out; one without marks is left alone.
    @Test(arguments: [TypingMethod.telex, .vni], Keyboard.Habit.allCases)
    func everySyllable(_ method: TypingMethod, _ habit: Keyboard.Habit) {
        var generator = SeededGenerator(seed: 7)
        let keyboard = Keyboard(method: method, habit: habit)
        var count = 0
        for syllable in SyllableInventory.syllables {
            guard let keys = keyboard.keys(for: syllable, &generator) else { continue }
            let decoded = TypedVietnamese.decode(word: keys)?.text ?? keys
            let isBare = VietnameseText.fold(syllable.text()) == syllable.text()
            count += 1
            // In VNI nothing tells that oon was not typed for ôn in Telex.
            if isBare, keys == syllable.text() || TypedVietnamese.decode(word: keys) == nil { continue }
            // An expectation for each would take longer than all the rest.
            if !decoded.utf8.elementsEqual(syllable.text().utf8) { Issue.record("\(keys) gives \(decoded)") }
        }
        #expect(count == 19_384)
    }

    @Test func tellsWhereWordsAre() {
        let typed = TypedVietnamese.decode("“Quy chees”, as_is: 145/2020/nd-cp chế bo\u{300}s")
        #expect(
            typed.words.map(\.literal) == ["Quy", "chees", "as", "is", "145", "2020", "nd", "cp", "chế", "bo\u{300}s"]
        )
        #expect(typed.words.map { $0.decoding?.text } == [nil, "chế", "á", "í", nil, nil, nil, nil, nil, nil])
        let bytes = Array(typed.literal.utf8)
        for word in typed.words { #expect(Array(word.literal.utf8) == Array(bytes[word.range])) }
        #expect(typed.text == "“Quy chế”, á_í: 145/2020/nd-cp chế bo\u{300}s")
        #expect(typed.text { word, _ in word.literal == "chees" } == "“Quy chế”, as_is: 145/2020/nd-cp chế bo\u{300}s")
    }

    @Test(arguments: ["a", "as ", "á", "\u{301}", "1", "w"]) func longTexts(unit: String) {
        let text = String(repeating: unit, count: 20_000)
        let typed = TypedVietnamese.decode(text)
        #expect(typed.words.count == (unit == "as " ? 20_000 : 1))
        #expect(typed.text.utf8.elementsEqual((unit == "as " ? String(repeating: "á ", count: 20_000) : text).utf8))
    }

    @Test func saysWhetherTheWordIsASyllableToo() {
        #expect(TypedVietnamese.decode(word: "xoong")?.isSyllableAsTyped == true)
        #expect(TypedVietnamese.decode(word: "chees")?.isSyllableAsTyped == false)
    }

    /// Whatever is typed, what comes out is a valid syllable with a mark.
    @Test(arguments: [8, 9] as [UInt64]) func anyKeys(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let keys = Array("aeiouydwsfrxjzdhngtcm0123456789AOWD")
        var decoded = 0
        for _ in 0..<20_000 {
            let word = String(
                (0..<Int.random(in: 1...7, using: &generator)).map { _ in keys.randomElement(using: &generator) ?? "a" }
            )
            guard let decoding = TypedVietnamese.decode(word: word) else { continue }
            decoded += 1
            #expect(
                Syllable.isValid(decoding.text) && VietnameseText.fold(decoding.text) != decoding.text.lowercased(),
                "seed \(seed): \(word)"
            )
            #expect(Array(VietnameseText.canonicalize(decoding.text).utf8) == Array(decoding.text.utf8))
        }
        #expect(decoded > 100)
    }
}
