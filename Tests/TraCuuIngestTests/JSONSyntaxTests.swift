// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@Suite struct JSONSyntaxTests {
    @Test func escapesAreUndone() throws {
        let line = #"{"id":"a","text":"\"\\\/\b\f\n\r\t\u0000\u1ec7\ud83d\ude00"}"#
        #expect(try document(line)?.text == "\"\\/\u{8}\u{c}\n\r\t\u{0}ệ😀")
    }

    @Test(
        arguments: [
            #"\ud800"#, #"\udc00"#, #"\ud800\u0041"#, #"\ud800\ud800"#, #"\udbff\udbff"#, #"\ud83dx"#, #"\ude00\ud83d"#,
            #"\x"#, #"\u12"#, #"\u12g4"#, #"\'"#, #"\ud800\n"#,
        ]
    )
    func unpairedSurrogatesAndMalformedEscapesAreErrors(escape: String) throws {
        for padding in ["", String(repeating: "dài ", count: 40)] {
            let lines = [
                #"{"id":"a","text":"\#(padding)\#(escape)\#(padding)"}"#, #"{"id":"a","f":["\#(padding)\#(escape)"]}"#,
                #"{"id":"a","\#(escape)\#(padding)":1}"#, #"{"id":"a","\#(padding)\#(escape)":null}"#,
            ]
            for line in lines {
                #expect(try refusal(line)?.contains("malformed escape") == true, "\(line)")
            }
        }
    }

    @Test(
        arguments: [
            "[]", "1", "\"a\"", "null", "{", "}", "{}{}", #"{"id":"a"}x"#, #"{"id":"a"}}"#, #"{"id":"a"} {"id":"b"}"#,
            #"{"id":"a",}"#, #"{,"id":"a"}"#, #"{"id" "a"}"#, #"{"id":}"#, #"{id:"a"}"#, #"{"id":"a" "b":1}"#,
            #"{"id":"a","b":1 2}"#, #"{"id":"a","b":"x":1}"#, #"{"id":"a","b":"x":{"c":1}}"#, #"{"id":"a","b":[1}"#,
            #"{"id":"a","b":[1,]}"#, #"{"id":"a","b":[,1]}"#, #"{"id":"a","b":[1 2]}"#, #"{"id":"a","b":[1]]}"#,
            #"{"id":"a","b":{"c":1}"#, #"{"id":"a","b":{"c":1]}"#, #"{"id":"a","b":{"c"}}"#, #"{"id":"a","b":{1:2}}"#,
            #"{"id":"a","b":tru}"#, #"{"id":"a","b":truex}"#, #"{"id":"a","b":nulll}"#, #"{"id":"a","b":[null1]}"#,
            #"{"id":"a","b":[nul]}"#, #"{"id":"a","b":1x}"#, #"{"id":"a","b":1"c"}"#, #"{"id":"a","b":"c"d}"#,
            #"{"id":"a","b":01}"#, #"{"id":"a","b":+1}"#, #"{"id":"a","b":1.}"#, #"{"id":"a","b":.5}"#,
            #"{"id":"a","b":1e}"#, #"{"id":"a","b":-}"#, #"{"id":"a","b":NaN}"#, #"{"id":"a","b":0x1}"#,
            #"{"id":"a","b":'c'}"#, #"{"id":"a}"#, "{\"id\":\"a\tb\"}", "{\"id\":\"a\"}\u{0}",
            "{\"id\":\"a\",\u{1}\"b\":1}", #"{"id":"a"}// x"#, #"{"id":"a","id":"b":1}"#, #"{"id":"a","b":null null}"#,
        ]
    )
    func whatIsNotOneWellFormedObjectIsRefused(line: String) throws {
        #expect(try refusal(line) != nil, "\(line)")
    }

    @Test func errorsSayWhere() throws {
        #expect(try refusal(#"{"id":"a","b":tru}"#) == "a malformed value (at byte 14 of the line)")
        #expect(try refusal(#"{"id":"a"} x"#) == "the object is not closed, or something follows it")
        #expect(try refusal(#"{"id":"a"} {}"#) == "something follows the object (at byte 11 of the line)")
    }

    @Test(
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBB]] as [[UInt8]]
    )
    func illFormedUTF8IsMendedOrRefused(bytes: [UInt8]) throws {
        let folder = try SampleFolder()
        for start in [#"{"id":"a","text":"Việt"#, #"{"id":"a","x":""#, #"{"id":""#] {
            let path = try folder.put("a.jsonl", Array(start.utf8) + bytes + Array(#""}"#.utf8))
            let reading = try Reading([path])
            #expect(reading.documents.count == 1 && reading.bad.isEmpty)
            #expect(reading.doubts.first?.reason?.hasPrefix("not valid UTF-8 at byte \(start.utf8.count)") == true)
            let failure = try Reading([path], strict: true).failure
            #expect(failure?.reason == "not valid UTF-8 (at byte \(start.utf8.count) of the line)")
        }
    }

    @Test func nestingHasALimit() throws {
        func nested(_ count: Int) -> String {
            #"{"id":"a","b":"# + String(repeating: "[", count: count) + "1" + String(repeating: "]", count: count) + "}"
        }
        #expect(try document(nested(31))?.fields == ["b=1"])
        #expect(try refusal(nested(32))?.hasPrefix("nested too deep") == true)
        #expect(try refusal(nested(100_000))?.hasPrefix("nested too deep") == true)
        #expect(try refusal(#"{"id":"a","b":"# + String(repeating: #"{"c":"#, count: 100_000)) != nil)
        let objects = String(repeating: #"{"c":"#, count: 31) + "1" + String(repeating: "}", count: 31)
        #expect(
            try document(#"{"id":"a","b":\#(objects)}"#)?.fields == ["b" + String(repeating: ".c", count: 31) + "=1"]
        )
    }

    @Test func fieldsHaveLimits() throws {
        let name = String(repeating: "n", count: 1024)
        #expect(try document(#"{"id":"a","\#(name)":1}"#)?.fields == ["\(name)=1"])
        #expect(try refusal(#"{"id":"a","\#(name)n":1}"#)?.hasPrefix("the name of a field is too long") == true)
        #expect(try refusal(#"{"id":"a","b":{"\#(name)":1}}"#)?.hasPrefix("the name of a field is too long") == true)
        func values(_ count: Int) -> String {
            #"{"id":"a","b":["# + repeatElement("1", count: count).joined(separator: ",") + "]}"
        }
        #expect(try document(values(65536))?.fields.count == 65536)
        #expect(try refusal(values(65537))?.hasPrefix("too many values of fields") == true)
    }

    @Test func manyNestedNamesKeepTheirBytes() throws {
        let name = String(repeating: "k", count: 40)
        let members = (0..<5000).map { #""\#(name)\#($0)":\#($0)"# }.joined(separator: ",")
        let fields = try document(#"{"id":"a","o":{\#(members)}}"#)?.fields
        #expect(fields == (0..<5000).map { "o.\(name)\($0)=\($0)" })
    }
}
