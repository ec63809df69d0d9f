// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import TraCuuCore
import TraCuuIngest

@Suite struct TextTests {
    /// The one document in a file of that name and content.
    private func text(_ name: String, _ content: String) throws -> Collected? {
        let reading = try Reading(name, content)
        return reading.documents.count == 1 && reading.bad.isEmpty ? reading.documents[0] : nil
    }

    @Test func theFirstLineIsTheTitleAndThePathAField() throws {
        let folder = try SampleFolder()
        let path = try folder.put("quy-chế.txt", "\n  \nQuy chế dân chủ\nĐiều 1.\n")
        #expect(
            try Reading([path]).documents == [
                Collected(
                    "quy-chế.txt",
                    title: "Quy chế dân chủ",
                    text: "Điều 1.\n",
                    fields: ["path=\"\(path)\""],
                    metadata: "{\"path\":\"\(path)\"}"
                )
            ]
        )
    }

    @Test func lineEndsAndByteOrderMarks() throws {
        let found = try text("a.txt", "\u{FEFF}\r\n\tTiêu đề \r\nMột\r\nHai\r\n")
        #expect(found?.title == "Tiêu đề")
        #expect(found?.text == "Một\r\nHai\r\n")
    }

    @Test(arguments: ["", "\n", " \r\n\u{FEFF}"])
    func textsWithoutContentAreDocuments(content: String) throws {
        let found = try text("a.txt", content)
        #expect(found?.id == "a.txt")
        #expect(found?.text == "")
    }

    @Test func aTitleWithoutATextIsADocument() throws {
        #expect(try text("a.txt", "Chỉ có tiêu đề")?.title == "Chỉ có tiêu đề")
        #expect(try text("a.txt", "Chỉ có tiêu đề")?.text == "")
    }

    @Test func aLongFirstLineIsAParagraphWhoseBeginningIsTheTitle() throws {
        // Words of 7 characters and a space; 15 of them without the last space have 119 characters.
        let words = String(repeating: "nghiêng ", count: 31)
        let beginning = String(String(repeating: "nghiêng ", count: 15).dropLast())
        let longest = words + "ở"
        #expect(longest.count == 249)
        for title in [longest, longest + "!", (longest + "!").decomposed] {
            #expect(try text("a.txt", "\n\(title)\nHai\n")?.title == title)
            #expect(try text("a.txt", "\n\(title)\nHai\n")?.text == "Hai\n")
        }
        for (line, title) in [(longest + "!!", beginning), ((longest + "!!").decomposed, beginning.decomposed)] {
            let found = try text("a.txt", "\n \(line)\r\nHai\n")
            #expect(found?.title.unicodeScalars.elementsEqual(title.unicodeScalars) == true)
            #expect(found?.text.utf8.elementsEqual(" \(line)\r\nHai\n".utf8) == true)
            let heading = try text("a.md", "---\na: b\n---\n## \(line)\nHai\n")
            #expect(heading?.title.unicodeScalars.elementsEqual(title.unicodeScalars) == true)
            #expect(heading?.text.utf8.elementsEqual("## \(line)\nHai\n".utf8) == true)
        }
        // 120 characters end where a word does.
        #expect(try text("a.txt", "x" + words + "còn nữa")?.title == "x" + beginning)
    }

    @Test(arguments: ["ế", "e\u{302}\u{301}", "👨‍👩‍👧", "e" + String(repeating: "\u{301}", count: 100)])
    func aLongLineWithoutSpacesIsCutBetweenCharacters(character: String) throws {
        for count in [251, 5000, 20000] {
            let line = String(repeating: character, count: count)
            let found = try text("a.txt", line)
            #expect(found?.text == line)
            let title = try #require(found?.title)
            #expect(line.hasPrefix(title) && !title.isEmpty && title.count <= 120)
            if character.utf8.count < 30 { #expect(title.count == 120) }
        }
    }

    @Test func headingMarksAreRemovedFromMarkdownOnly() throws {
        #expect(try text("a.md", "# Nghị định\nĐiều")?.title == "Nghị định")
        #expect(try text("a.md", "\n###   Nghị định \r\nĐiều")?.title == "Nghị định")
        #expect(try text("a.md", "#\nNghị định")?.title == "Nghị định")
        #expect(try text("a.md", "#nghịđịnh\nĐiều")?.title == "#nghịđịnh")
        #expect(try text("a.md", "####### Bảy\n")?.title == "####### Bảy")
        #expect(try text("a.MD", "## Hai\n")?.title == "Hai")
        #expect(try text("a.txt", "# Nghị định\n")?.title == "# Nghị định")
    }

    @Test func frontMatterBecomesFields() throws {
        let folder = try SampleFolder()
        let content = """
            ---
            title: "Quy chế \\ dân chủ"
            number:   145/2020/NĐ-CP
            issuer: 'Chính phủ'
            issuer: khác
            # comment: no
            tags:
              - a: b
            empty:
            url: https://example.org/a:b
            path: /etc/passwd
            say: nói "thế"
            ---
            # Điều 1

            Văn bản
            """
        let path = try folder.put("a.md", content)
        #expect(
            try Reading([path]).documents == [
                Collected(
                    "a.md",
                    title: "Quy chế \\ dân chủ",
                    text: "# Điều 1\n\nVăn bản",
                    fields: [
                        "path=\"\(path)\"", "number=\"145/2020/NĐ-CP\"", "issuer=\"Chính phủ\"",
                        "url=\"https://example.org/a:b\"", "say=\"nói \"thế\"\"",
                    ],
                    metadata: "{\"path\":\"\(path)\",\"number\":\"145/2020/NĐ-CP\",\"issuer\":\"Chính phủ\","
                        + "\"url\":\"https://example.org/a:b\",\"say\":\"nói \\\"thế\\\"\"}"
                )
            ]
        )
    }

    @Test func frontMatterStandsOnlyAtTheStartAndOnlyInMarkdown() throws {
        let matter = "---\r\nnumber: 1\r\n---\r\n"
        #expect(try text("a.md", "\u{FEFF}\(matter)Tiêu đề\r\nChữ")?.title == "Tiêu đề")
        #expect(try text("a.md", "\(matter)Tiêu đề\r\nChữ")?.text == "Chữ")
        #expect(try text("a.md", "\n\(matter)x")?.title == "---")
        #expect(try text("a.txt", "\(matter)x")?.title == "---")
        #expect(try text("a.md", "---\ntitle: x\ny")?.title == "---")
        #expect(try text("a.md", "---\ntitle: x\n---")?.title == "x")
        #expect(try text("a.md", "---\n---\nx")?.title == "x")
        #expect(try text("a.md", "----\n---\nx")?.title == "----")
        let long = "---\n" + String(repeating: "a: b\n", count: 20000) + "---\nx"
        #expect(try text("a.md", long)?.title == "---")
    }

    @Test func whatIsNotUTF8IsReportedWithTheOffset() throws {
        let folder = try SampleFolder()
        let damaged = try folder.put("a.txt", Array("Việt ".utf8) + [0xE9, 0x20])
        let marked = try folder.put("b.txt", [0xEF, 0xBB, 0xBF, 0x61, 0xC3])
        let good = try folder.put("c.txt", "Tốt")
        let reading = try Reading([damaged, marked, good])
        #expect(reading.documents.map(\.title) == ["Việt é", "aÃ", "Tốt"])
        let mended = "not valid UTF-8 at byte 7; such bytes are read as windows-1252"
        let unknown = "not valid UTF-8 at byte 4, and the encoding cannot be told; it is read as windows-1252"
        #expect(
            reading.doubts == [
                .badInput(source: damaged, line: nil, reason: mended),
                .badInput(source: marked, line: nil, reason: unknown),
            ]
        )
        #expect(reading.converted == ["utf-8": 1] && reading.unknownCount == 1)
        #expect(reading.bad.isEmpty && reading.unreadCount == 0)
        let failure = TraCuuError.badInput(source: damaged, line: nil, reason: "not valid UTF-8 at byte 7")
        #expect(try Reading([damaged], strict: true).failure == failure)
        #expect(try Reading([marked], strict: true).failure?.reason == "not valid UTF-8 at byte 4")
    }

    @Test func aTextBeyondTheLimitIsReported() throws {
        let folder = try SampleFolder()
        let paths = [
            try folder.put("a.txt", [UInt8](repeating: 0x61, count: DocumentView.sizeLimit + 1)),
            try folder.put("b.txt", [UInt8](repeating: 0x61, count: DocumentView.sizeLimit)),
            try folder.put("c.txt", "Tốt"),
        ]
        let reading = try Reading(paths)
        #expect(reading.ids == ["c.txt"])
        #expect(
            reading.reasons == ["the text is longer than 67108864 bytes", "the document is longer than 67108864 bytes"]
        )
    }

    @Test func unknownEndingsAreTextUnlessTheyLookLikeJSON() throws {
        #expect(try text("a.dat", "Tiêu đề\nChữ")?.title == "Tiêu đề")
        #expect(try text("a", "[1]")?.title == "[1]")
        #expect(try text("a", "")?.id == "a")
        #expect(try Reading("a", "\u{FEFF} \n {\"id\":\"x\"}\n{\"id\":\"y\"}").ids == ["x", "y"])
    }
}

extension String {
    /// The text with its marks on their own (NFD).
    fileprivate var decomposed: String { decomposedStringWithCanonicalMapping }
}
