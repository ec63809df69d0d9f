// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore

struct TraCuuErrorTests {
    private static let errors: [(error: TraCuuError, parts: [String])] = [
        (.corrupt(file: "s1.terms", offset: 77, reason: "lý do"), ["s1.terms", "77", "lý do"]),
        (.foreign(file: "s1.terms", reason: "lý do"), ["s1.terms", "lý do"]),
        (.newerFormat(file: "s1.terms", found: 9, supported: 1), ["s1.terms", "9", "1", "newer"]),
        (.noIndex(path: "/x", reason: "lý do"), ["/x", "lý do"]),
        (.analysisMismatch(found: "1/ICU 70", current: "1/ICU 72"), ["1/ICU 70", "1/ICU 72", "again"]),
        (.io(operation: "open", path: "/x", code: 2, message: "No such file"), ["open", "/x", "2", "No such file"]),
        (.locked(path: "/x", holder: 4711), ["/x", "4711"]),
        (.locked(path: "/x", holder: nil), ["/x"]),
        (.limit("quá dài"), ["quá dài"]),
        (.badInput(source: "a.jsonl", line: 12, reason: "lý do"), ["a.jsonl:12", "lý do"]),
        (.badInput(source: "a.txt", line: nil, reason: "lý do"), ["a.txt", "lý do"]),
        (.badQuery(offset: 5, reason: "lý do"), ["5", "lý do"]),
        (.usage("lý do"), ["lý do"]),
    ]

    @Test(arguments: errors.indices) func descriptionsSayWhatIsWrongInOneLine(_ index: Int) {
        let (error, parts) = Self.errors[index]
        let text = error.description
        for part in parts { #expect(text.contains(part)) }
        #expect(!text.contains("Optional") && !text.contains("\n") && !text.contains("nil"))
        #expect(!text.hasSuffix("."))
    }
}
