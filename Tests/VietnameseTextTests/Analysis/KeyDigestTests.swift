// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@testable import VietnameseText

/// The keys of a fixed text. Indexes hold keys: if the digest changes, what is searched for is no longer found in indexes
/// made before. Raise the number in ``Analyzer/version`` then, and only then write the new digest here.
@Suite struct KeyDigestTests {
    private static let text = """
        Ngày 14/12/2020, Bộ GD&ĐT và UBND TP.HCM họp về Nghị định 145/2020/NĐ-CP¹; số liệu 3.000.000đ, 1,5 km², QH15.
        Toạ đàm “hiệu qủa” của QÐ-TTg: “hoà bình”, thuý, Thủy, nghiêng, giếng, quyển; hi\u{AD}ệu dân\u{200C}chủ, Đảng\u{200B}uỷ.
        Liên hệ van.thu@abc.gov.vn’ hoặc www.abc.vn; điện thoại 0912.345.678, Covid-19, T.Ư, nam 2021,2022, 28.5.2024.
        Straße Łódź Garður naïve Å ÅÐ İzmir Ωμέγα Привет Ｑ１ ﬁ, （16/NQ-CP）, 5\t/2021/TT-BYT, ngày 2 tháng 9 năm 1945.
        """

    @Test func digest() throws {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ bytes: some Sequence<UInt8>) {
            // FNV-1a, each part closed by a byte that no text has.
            for byte in Array(bytes) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let tokens = try Analyzer().tokens(in: Self.text + Decomposition.decompose(Self.text))
        for token in tokens {
            add(token.exact.utf8)
            add(token.folded.utf8)
            add("\(token.kind) \(token.position) \(token.range)".utf8)
        }
        #expect(tokens.count { $0.kind == .alias } == 23)
        #expect(hash == 11_927_010_452_937_580_794)
        #expect(Analyzer.version.hasPrefix("5/"))
    }
}
