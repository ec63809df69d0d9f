// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

@Suite struct JSONFieldsTests {
    @Test func takesTitleTextAndFurtherFieldsApart() throws {
        let line =
            #"{"id": "a1", "title": "Quy chế", "text": "Dân chủ", "number": "145/2020/NĐ-CP", "date" : "2022-02-22"}"#
        #expect(
            try document(line)
                == Collected(
                    "a1",
                    title: "Quy chế",
                    text: "Dân chủ",
                    fields: [#"number="145/2020/NĐ-CP""#, #"date="2022-02-22""#],
                    metadata: #"{"number":"145/2020/NĐ-CP","date":"2022-02-22"}"#
                )
        )
    }

    @Test func missingAndNullMembersAreEmpty() throws {
        #expect(try document(#"{"id":"a"}"#) == Collected("a"))
        #expect(try document(#"{"title":null,"text":null,"number":null,"id":"a"}"#) == Collected("a"))
    }

    @Test func aliasesStandForTheirMembers() throws {
        #expect(try document(#"{"_id":"a","body":"x"}"#) == Collected("a", text: "x"))
        #expect(try document(#"{"content":"x","id":"a"}"#) == Collected("a", text: "x"))
        #expect(
            try document(#"{"_id":"a","id":"b","body":"x","text":"y"}"#)
                == Collected("a", text: "x", fields: [#"id="b""#, #"text="y""#], metadata: #"{"id":"b","text":"y"}"#)
        )
        #expect(try document(#"{"text":null,"body":"x","id":"a"}"#) == Collected("a", text: "x"))
        #expect(try document(#"{"\u0069d":"a"}"#) == Collected("a"))
    }

    @Test func theFirstOfRepeatedMembersCounts() throws {
        #expect(
            try document(#"{"id":"a","id":"b","title":"x","title":"y","text":"z","text":["u",{"v":1}]}"#)
                == Collected("a", title: "x", text: "z")
        )
        #expect(
            try document(#"{"id":"a","tag":1,"tag":2}"#)
                == Collected("a", fields: ["tag=1", "tag=2"], metadata: #"{"tag":1,"tag":2}"#)
        )
        #expect(try refusal(#"{"id":"a","id":tru}"#) != nil)
    }

    @Test(arguments: ["145", "-7", "1.50", "1e5", "123456789012345678901234567890"])
    func anIdMayBeANumberAsItIsWritten(number: String) throws {
        #expect(try document(#"{"id": \#(number) }"#)?.id == number)
    }

    @Test(arguments: ["true", "[1]", "{}", "01", "1.", "nul"])
    func anIdIsNothingElse(value: String) throws {
        #expect(try refusal(#"{"id":\#(value)}"#)?.hasPrefix("the id is neither a string nor a number") == true)
    }

    @Test func theIdMustBeThereAndNotTooLong() throws {
        #expect(try refusal(#"{"title":"x"}"#) == "the document has no id")
        #expect(try refusal(#"{"id":""}"#) == "the document has no id")
        #expect(try refusal(#"{"id":null}"#) == "the document has no id")
        let longest = String(repeating: "a", count: 250)
        #expect(try document(#"{"id":"\#(longest)"}"#)?.id == longest)
        #expect(try refusal(#"{"id":"\#(longest)a"}"#) == "the id has 251 bytes, more than 250")
    }

    @Test(arguments: ["1", "true", "[]", #"{"a":1}"#])
    func titleAndTextAreStrings(value: String) throws {
        #expect(try refusal(#"{"id":"a","title":\#(value)}"#)?.hasPrefix("the title is not a string") == true)
        #expect(try refusal(#"{"id":"a","text":\#(value)}"#)?.hasPrefix("the text is not a string") == true)
    }

    @Test func valuesHaveTheirKinds() throws {
        let line = #"{"id":"a","b":true,"c":false,"i":-12,"d":2.5,"e":1e2,"s":"x","n":null,"z":-0}"#
        #expect(try document(line)?.fields == ["b=true", "c=false", "i=-12", "d=2.5", "e=100.0", #"s="x""#, "z=0"])
    }

    @Test func hugeNumbersBecomeDoublesOrErrors() throws {
        let line = """
            {"id":"a","n":[9223372036854775807,-9223372036854775808,9223372036854775808,-9223372036854775809,\
            18446744073709551616,1e308,1e-400,0.1]}
            """
        #expect(
            try document(line)?.fields == [
                "n=9223372036854775807", "n=-9223372036854775808", "n=9.223372036854776e+18",
                "n=-9.223372036854776e+18",
                "n=1.8446744073709552e+19", "n=1e+308", "n=0.0", "n=0.1",
            ]
        )
        let digits = String(repeating: "9", count: 300)
        #expect(try document(#"{"id":"a","n":\#(digits)}"#)?.fields == ["n=1e+300"])
        #expect(try refusal(#"{"id":"a","n":\#(digits)\#(digits)}"#)?.hasPrefix("a number is too large") == true)
        #expect(try refusal(#"{"id":"a","n":-1e400}"#)?.hasPrefix("a number is too large") == true)
    }

    @Test func nestedObjectsAndArraysAreFlattened() throws {
        let members =
            #""tags":["x",1,[true,null]],"place":{"in":"Ba Đình","geo": {"lat":21.5}},"by":[{"n":"A"},{"n":"B"}]"#
        let found = try document(#"{"id":"a",\#(members)}"#)
        #expect(
            found?.fields == [
                #"tags="x""#, "tags=1", "tags=true", #"place.in="Ba Đình""#, "place.geo.lat=21.5", #"by.n="A""#,
                #"by.n="B""#,
            ]
        )
        #expect(found?.metadata == "{\(members)}")
    }

    @Test func emptyNamesKeepTheirDots() throws {
        #expect(try document(#"{"id":"a","":{"":1,"b":2}}"#)?.fields == [".=1", ".b=2"])
        #expect(try document(#"{"id":"a","":1}"#)?.fields == ["=1"])
    }

    @Test func metadataIsWrittenAsItWas() throws {
        let line = #"{ "\u0074ag" : "\u1ea1" , "id":"a", "list" : [ 1 , 2 ] , "o":{ } , "n" : 1.0 }"#
        let found = try document(line)
        #expect(found?.metadata == #"{"\u0074ag":"\u1ea1","list":[ 1 , 2 ],"o":{ },"n":1.0}"#)
        #expect(found?.fields == [#"tag="ạ""#, "list=1", "list=2", "n=1.0"])
    }
}
