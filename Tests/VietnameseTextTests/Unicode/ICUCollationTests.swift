// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU
import Testing

/// The C face of ICU's collation: sizes, codes and ill-formed text.
@Suite struct ICUCollationTests {
    private func withCollator(_ body: (OpaquePointer) -> Void) throws {
        var opened: OpaquePointer?
        #expect(tracuu_collator_open(0, &opened) == Int32(TRACUU_ICU_OK))
        let collator = try #require(opened)
        defer { tracuu_collator_close(collator) }
        body(collator)
    }

    @Test func asksForRoomAndNeverWritesBeyond() throws {
        let text = Array("Đường Nghị".utf8)
        try withCollator { collator in
            var whole = [UInt8](repeating: 0xEE, count: 200)
            let length = tracuu_collator_key(collator, text, Int64(text.count), &whole, 200)
            #expect(length > 10 && whole[Int(length) - 1] == 0 && whole[Int(length)] == 0xEE)
            for capacity in 0..<Int(length) {
                var part = [UInt8](repeating: 0xEE, count: 200)
                let needed = tracuu_collator_key(collator, text, Int64(text.count), &part, Int64(capacity))
                #expect(needed == length && part[capacity...].allSatisfy { $0 == 0xEE })
            }
        }
    }

    @Test func refusesWhatItCannotCount() throws {
        try withCollator { collator in
            var order: Int32 = 0
            #expect(tracuu_collator_key(collator, nil, -1, nil, 0) == Int64(TRACUU_ICU_TOO_LONG))
            #expect(tracuu_collator_key(collator, nil, Int64.max, nil, 0) == Int64(TRACUU_ICU_TOO_LONG))
            #expect(tracuu_collator_key(collator, nil, 0, nil, -1) == Int64(TRACUU_ICU_TOO_LONG))
            let code = tracuu_collator_compare(collator, nil, Int64.max, nil, 0, &order)
            #expect(code == Int32(TRACUU_ICU_TOO_LONG))
        }
        #expect(tracuu_latin_ascii(nil, -1, nil, 0) == Int64(TRACUU_ICU_TOO_LONG))
    }

    /// Ill-formed bytes compare as the replacement character does.
    @Test func illFormedText() throws {
        try withCollator { collator in
            let (bad, replaced): ([UInt8], [UInt8]) = ([0x61, 0xFF, 0x62], Array("a\u{FFFD}b".utf8))
            var order: Int32 = 9
            let code = tracuu_collator_compare(
                collator,
                bad,
                Int64(bad.count),
                replaced,
                Int64(replaced.count),
                &order
            )
            #expect(code == Int32(TRACUU_ICU_OK) && order == 0)
        }
    }
}
