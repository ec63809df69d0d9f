// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
@_spi(Measuring) import VietnameseText

@Suite struct ICUChainTests {
    /// The chain does what it is said to do: the lengths of all its keys are those of whole-text functions on each word.
    @Test func makesBothKeys() throws {
        let chain = try ICUChain()
        var text = "Đảng uỷ, HỘI NGHỊ “Tổng kết” 12,5%: ﬁ đ"
        let words = ["đảng", "uỷ", "hội", "nghị", "tổng", "kết", "12,5", "fi", "đ"]
        #expect(try text.withUTF8 { try chain.analyze(UnsafeRawBufferPointer($0)) } == words.count)
        #expect(chain.keyBytes == words.reduce(0) { $0 + $1.utf8.count + VietnameseText.fold($1).utf8.count })
    }

    @Test func longWords() throws {
        let chain = try ICUChain()
        var text = String(repeating: "\u{FDFA}", count: 2_000)
        #expect(try text.withUTF8 { try chain.analyze(UnsafeRawBufferPointer($0)) } == 1)
        #expect(chain.keyBytes > 100_000)
        #expect(try chain.analyze(UnsafeRawBufferPointer(start: nil, count: 0)) == 0)
    }
}
