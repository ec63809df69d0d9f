// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TestSupport
import Testing

@testable import TraCuu

@Suite struct JSONTests {
    @Test func writesTextAsItIs() {
        var json = JSONWriter()
        json.object { json in
            json.member("khoá/khóa", "\"đ\\\n\r\t\u{1}\u{7F}\u{1F30A}\u{2028}")
            json.member("n", Int64.min)
            json.member("x", 0.1)
            json.member("nan", Double.nan)
            json.member("ranges", [0..<2, 5..<9])
            json.name("none")
            json.array([Int]()) { $0.value($1) }
        }
        let expected =
            #"{"khoá/khóa":"\"đ\\\n\r\t\u0001\u007f"# + "\u{1F30A}\u{2028}"
            + #"","n":-9223372036854775808,"x":0.1,"nan":null,"ranges":[[0,2],[5,9]],"none":[]}"#
        #expect(json.text == expected)
    }

    @Test func readsEscapes() {
        let text = #" { "a\u0111" : "\ud83c\udf0a\/\b\f\n\r\t\"\\" , "l":[1,-2.5e3,true,false,null,[],{}] } "#
        let expected: FieldList = [
            "ađ": "\u{1F30A}/\u{8}\u{C}\n\r\t\"\\",
            "l": [1, -2500.0, true, false, .null, [], .object([:])],
        ]
        #expect(JSONReader.fields(text) == expected)
        #expect(JSONReader.fields("") == FieldList())
    }

    @Test(arguments: [
        "{", "}", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":tru}", "{\"a\":\"", "{\"a\":\"\\",
        "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":--1}", "{\"a\":1e999}", "{\"a\":\"\\u+123\"}",
        "{\"a\":" + String(repeating: "[", count: 100_000),
    ])
    func refusesDamage(text: String) {
        #expect(JSONReader.fields(text) == nil)
    }

    @Test(arguments: 0..<8)
    func readsBackWhatItWrote(round: Int) throws {
        var random = SeededGenerator.fresh()
        for _ in 0..<round { _ = random.next() }
        for _ in 0..<100 {
            let fields = Self.list(&random, depth: 4)
            var json = JSONWriter()
            json.value(fields)
            #expect(JSONReader.fields(json.text) == fields, "seed \(random.seed), round \(round)")
            _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
        }
    }

    private static func list(_ random: inout SeededGenerator, depth: Int) -> FieldList {
        FieldList((0..<random.below(4)).map { Field("\($0)" + text(&random), content(&random, depth: depth)) })
    }

    private static func content(_ random: inout SeededGenerator, depth: Int) -> FieldContent {
        switch random.below(depth > 0 ? 7 : 5) {
        case 0: .string(text(&random))
        case 1: .integer(Int64(bitPattern: random.next()))
        case 2: .number(Double(random.below(1_000_000)) + 0.5)
        case 3: .boolean(random.below(2) == 0)
        case 4: .null
        case 5: .list((0..<random.below(4)).map { _ in content(&random, depth: depth - 1) })
        default: .object(list(&random, depth: depth - 1))
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let scalars = (0..<random.below(8)).compactMap { _ in
            Unicode.Scalar(UInt32(random.below([0x80, 0x250, 0x1F000, 0x110000][random.below(4)])))
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
