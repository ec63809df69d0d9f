// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU
import Testing

/// The C face of ICU: sizes, codes and ill-formed text.
@Suite struct ICUTests {
    private func normalize(_ form: Int, _ text: [UInt8], capacity: Int) -> (length: Int64, bytes: [UInt8]) {
        var result = [UInt8](repeating: 0xEE, count: capacity + 8)
        let length = tracuu_normalize(Int32(form), text, Int64(text.count), &result, Int64(capacity))
        return (length, result)
    }

    @Test func asksForRoomAndNeverWritesBeyond() {
        let text = Array("Đường Nghị".utf8)
        let whole = normalize(Int(TRACUU_ICU_NFD), text, capacity: 100)
        #expect(Int(whole.length) == "Đu\u{31B}o\u{31B}\u{300}ng Nghi\u{323}".utf8.count)
        for capacity in 0..<Int(whole.length) {
            let part = normalize(Int(TRACUU_ICU_NFD), text, capacity: capacity)
            #expect(part.length == whole.length)
            #expect(part.bytes[capacity...].allSatisfy { $0 == 0xEE })
            #expect(part.bytes[..<capacity] == whole.bytes[..<capacity])
        }
    }

    @Test func longAndExpandingTexts() {
        // One ligature of 18 characters, past the buffers on the stack.
        let text = Array(String(repeating: "\u{FDFA}", count: 400).utf8)
        let needed = normalize(Int(TRACUU_ICU_NFKC_CASEFOLD), text, capacity: 0).length
        let result = normalize(Int(TRACUU_ICU_NFKC_CASEFOLD), text, capacity: Int(needed))
        #expect(result.length == needed)
        #expect(needed % 400 == 0 && needed > 400 * 18)
    }

    @Test func illFormedTextBecomesReplacementCharacters() {
        let result = normalize(Int(TRACUU_ICU_NFC), [0x61, 0xFF, 0xED, 0xA0, 0x80, 0xC3], capacity: 100)
        #expect(result.length == 1 + 5 * 3)
    }

    @Test func refusesWhatItCannotCount() {
        #expect(tracuu_normalize(Int32(TRACUU_ICU_NFC), nil, Int64.max, nil, 0) == Int64(TRACUU_ICU_TOO_LONG))
        #expect(tracuu_normalize(Int32(TRACUU_ICU_NFC), nil, -1, nil, 0) == Int64(TRACUU_ICU_TOO_LONG))
        #expect(tracuu_normalize(99, [0x61], 1, nil, 0) == Int64(TRACUU_ICU_FAILED))
    }

    @Test func boundariesInBatchesOfAnySize() throws {
        let text = Array("Đảng 🇻🇳 uỷ".utf8)
        for capacity in 1...8 {
            var breaker: OpaquePointer?
            #expect(tracuu_breaker_open(&breaker) == 0)
            defer { tracuu_breaker_close(breaker) }
            #expect(tracuu_breaker_set_text(breaker, text, Int64(text.count)) == 0)
            var found: [Int32] = []
            var ends = [Int32](repeating: 0, count: capacity)
            var statuses = ends
            while true {
                let count = tracuu_breaker_next(breaker, &ends, &statuses, Int32(capacity))
                guard count > 0 else { break }
                found += ends.prefix(Int(count))
            }
            #expect(found == [7, 8, 16, 17, 21])
        }
    }
}
