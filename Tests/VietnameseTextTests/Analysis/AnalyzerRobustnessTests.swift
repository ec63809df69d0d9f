// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

/// Large and hostile texts: the right tokens, no trap, no hang.
@Suite struct AnalyzerRobustnessTests {
    /// Enough for anything quadratic to be noticed.
    private static let size = 3 << 15

    private func repeated(_ unit: String) -> [UInt8] {
        let bytes = Array(unit.utf8)
        return (0..<Self.size / bytes.count).flatMap { _ in bytes }
    }

    /// Analyzes a text and checks what holds for any; a start of it is compared with the specification.
    private func check(_ text: [UInt8], count: Int? = nil) throws {
        let analyzer = try Analyzer()
        var buffer = TokenBuffer()
        text.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        #expect(analyzer.failure == nil)
        #expect(TokenRules.violation(buffer, analyzer, in: text) == nil)
        if let count { #expect(buffer.count == count) }
        let comparison = try Comparison()
        #expect(try comparison.difference(Array(text.prefix(3001))) == nil)
    }

    @Test func emptyText() throws {
        let analyzer = try Analyzer()
        var buffer = TokenBuffer()
        analyzer.analyze(UnsafeRawBufferPointer(start: nil, count: 0), into: &buffer)
        #expect(buffer.count == 0)
        #expect(buffer.positionCount == 0)
        #expect(analyzer.tokens(in: "").isEmpty)
    }

    @Test func nothingButIllFormedBytes() throws {
        try check([UInt8](repeating: 0xFF, count: Self.size), count: 0)
        try check([UInt8](repeating: 0xC3, count: Self.size), count: 0)
        try check([UInt8](repeating: 0x80, count: Self.size), count: 0)
        try check([UInt8](repeating: 0xE1, count: Self.size), count: 0)
    }

    @Test func oneEndlessWord() throws {
        try check([UInt8](repeating: UInt8(ascii: "a"), count: Self.size), count: 1)
        try check(repeated("ệ"), count: 1)
        try check(repeated("e\u{302}\u{323}"), count: 1)
        try check(repeated("b'"), count: 1)
        try check(repeated("\u{301}"))
        try check([UInt8(ascii: "a")] + repeated("\u{301}\u{323}"), count: 1)
        try check([UInt8(ascii: "a")] + repeated("\u{AD}"), count: 1)
    }

    @Test func noSpaces() throws {
        try check(repeated("dân,chủ;ở-cơ/sở"))
        try check(repeated("法律規定人民的權利"))
        try check(repeated("ประเทศเวียดนาม"))
        try check(repeated("a\u{200B}đ_"))
        try check(repeated("🇻🇳"))
    }

    /// Words of ICU's that are longer than any form is remembered, and divide into very many tokens.
    @Test func endlessWordsThatDivide() throws {
        try check(repeated("a_"), count: Self.size / 2)
        try check(repeated("a."), count: Self.size / 2)
        try check(repeated("1;"), count: Self.size / 2)
        try check(repeated("12,"), count: Self.size / 3)
        try check(repeated("1."))
        try check(repeated("1.000."))
        try check(repeated("dân1"))
        try check(repeated("dân’"))
        try check(repeated("dân\u{200C}"))
        try check(repeated("t\u{200B}hi"))
    }

    /// What may begin an alias at every token and never becomes one.
    @Test func endlessBeginningsOfAliases() throws {
        try check(repeated("a.a-"))
        try check(repeated("a@"))
        try check(repeated("A-"))
        try check(repeated("A&"))
        try check(repeated("1/"))
        try check(repeated("1 /"))
        try check(repeated("1/1/2000/"))
        try check(repeated("1 tháng "))
        try check(repeated("Covid-"))
    }

    @Test func manyStretchesForICU() throws {
        try check(repeated("a_b "))
        try check(repeated("_ "))
        try check(repeated("@ 中 "))
    }

    /// All places at which a text can end, so that no read goes beyond it.
    @Test func everyPrefix() throws {
        let text = Array(
            "Nghị định số 145/2020/NĐ-CP… “Đảng” e\u{302}\u{323} 3.000,5 T.Ư a:b ’ \u{1EFF} GD&ĐT 1/2/2003 x.y@z.vn Covid-19 GS.TS"
                .utf8
        )
        let analyzer = try Analyzer()
        let reference = try ReferenceAnalyzer()
        var buffer = TokenBuffer()
        for count in 0...text.count {
            // Memory of exactly this size, for a sanitizer to guard.
            let prefix = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
            defer { prefix.deallocate() }
            prefix.copyBytes(from: text[..<count])
            analyzer.analyze(UnsafeRawBufferPointer(prefix), into: &buffer)
            let expected = try reference.tokens(in: UnsafeRawBufferPointer(prefix)).map(\.range)
            #expect(buffer.withUnsafeTokens { $0.map { Int($0.start)..<Int($0.end) } } == expected)
        }
    }

    @Test func runsOfMarksInWholeTextFunctions() {
        let text = "a" + String(repeating: "\u{301}\u{323}\u{302}", count: 5_000)
        #expect(VietnameseText.fold(text) == "a")
        #expect(!VietnameseText.canonicalize(text).isEmpty)
        #expect(Syllable(String(repeating: "a", count: 100_000)) == nil)
    }
}
