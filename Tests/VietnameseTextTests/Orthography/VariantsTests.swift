// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import VietnameseText

@Suite struct VariantsTests {
    @Test(arguments: [
        ("kỹ sư Mỹ", ["kĩ sư Mỹ", "kỹ sư Mĩ", "kĩ sư Mĩ"]), ("LÝ LUẬN", ["LÍ LUẬN"]), ("  quí\t", ["  quý\t"]),
        ("ky luat", ["ki luat"]), ("ý kiến", []), ("", []), ("(kỹ)", []),
    ])
    func replacesEachPlace(_ text: String, _ variants: [String]) {
        #expect(VietnameseText.iyVariants(of: text).map { Array($0.utf8) } == variants.map { Array($0.utf8) })
    }

    /// A long text has no more variants than a short one.
    @Test func isBounded() {
        let variants = VietnameseText.iyVariants(of: String(repeating: "lý ", count: 10_000))
        #expect(variants.count == 15 && Set(variants).count == 15)
        #expect(variants.allSatisfy { $0.utf8.count == 40_000 })
    }
}
