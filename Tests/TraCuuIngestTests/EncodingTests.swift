// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuIngest
import VietnameseText

@Suite struct EncodingTests {
    private static let written = VietnameseEncoding.all.filter { $0.charset != .windows1252 }
    private static let lines = written.filter { ![.utf8, .utf16LittleEndian, .utf16BigEndian].contains($0) }

    private static let title = "Thông báo cắt nước khu phố Hoà Bình"
    private static let text = """
        Do sửa chữa đường ống chính, trạm bơm ngừng cấp nước từ chín giờ sáng đến bốn giờ chiều thứ ba.
        Các hộ ở cuối nguồn có thể bị nước yếu tới tối; xin bà con dự trữ đủ nước sinh hoạt.
        """

    private func encoded(_ text: String, _ encoding: VietnameseEncoding) -> [UInt8] { encoding.encode(text).bytes }

    // MARK: Texts

    @Test(arguments: written)
    func textsAreConverted(encoding: VietnameseEncoding) throws {
        let folder = try SampleFolder()
        let matter = "---\nissuer: Sở Xây dựng\n---\n"
        let content = matter + "# \(Self.title)\n\(Self.text)"
        let path = try folder.put("a.md", encoded(content, encoding))
        let reading = try Reading([path])
        let name = encoding == .utf8 ? nil : encoding.name
        #expect(
            reading.documents == [
                Collected(
                    "a.md",
                    title: Self.title,
                    text: Self.text,
                    fields: ["path=\"\(path)\"", "issuer=\"Sở Xây dựng\""]
                        + (name.map { ["encoding=\"\($0)\""] } ?? []),
                    metadata: "{\"path\":\"\(path)\",\"issuer\":\"Sở Xây dựng\""
                        + (name.map { ",\"encoding\":\"\($0)\"}" } ?? "}")
                )
            ]
        )
        #expect(reading.converted == (name.map { [$0: 1] } ?? [:]))
        #expect(reading.doubts.isEmpty && reading.bad.isEmpty && reading.unknownCount == 0)
        #expect(try Reading([path], strict: true).failure == nil)
    }

    @Test func whatCannotBeToldIsReadAsWindows1252() throws {
        let folder = try SampleFolder()
        let french = "La vallée\nL’été, le thé du café est gelé; à Noël aussi."
        let path = try folder.put("a.txt", encoded(french, .windows1252))
        let reading = try Reading([path])
        let document = try #require(reading.documents.first)
        #expect(document.title == "La vallée" && document.text == "L’été, le thé du café est gelé; à Noël aussi.")
        #expect(document.fields.contains("encoding=\"unknown\""))
        #expect(reading.unknownCount == 1 && reading.converted.isEmpty && reading.doubts.count == 1)
        #expect(try Reading([path], strict: true).failure?.reason == "not valid UTF-8 at byte 7")
    }

    @Test func bytesThatAreNoTextAreBad() throws {
        let folder = try SampleFolder()
        let reading = try Reading([folder.put("a.txt", [0x25, 0x50, 0x44, 0x46, 0xE2, 0xE3, 0x00, 0x01, 0xFF])])
        #expect(reading.documents.isEmpty)
        #expect(reading.reasons == ["not valid UTF-8 at byte 4, and not text at all"])
    }

    @Test func textInOtherLanguagesStays() throws {
        let folder = try SampleFolder()
        let texts = [
            "À la mairie, l'été a été gâché par la grêle; où était passé le préfet, hélas ? Né à Besançon, il a rêvé d'opéra.",
            "Die Bürger trugen Körbe voll Äpfel über die große Brücke; schließlich öffnete auch der Bäcker früher.",
            "Allir íbúar eru velkomnir og það verður boðið upp á kaffi og kökur; þú getur líka sent bréf.",
        ]
        let paths = try texts.enumerated().map { try folder.put("\($0.offset).txt", "Titel\n" + $0.element) }
        let jsonLines = texts.map { "{\"id\":\"j\",\"title\":\"é\",\"text\":\"\($0)\"}" }.joined(separator: "\n")
        let reading = try Reading(paths + [folder.put("a.jsonl", jsonLines)])
        #expect(reading.documents.map(\.text) == texts + texts)
        #expect(reading.converted.isEmpty && reading.doubts.isEmpty)
    }

    @Test func halfMisreadTextStaysAndIsReported() throws {
        let misread = try #require(VietnameseEncoding.tcvn3.misread)
        let french =
            " Né à côté, le café du théâtre a fermé; l'été, la vallée répète: déjà fêté, très gêné, où êtes-vous né ?"
        let text = String(decoding: encoded(Self.text, misread), as: UTF8.self)
        let half = text + french + french + french
        let reading = try Reading("a.txt", "Titel\n" + half)
        #expect(reading.documents.first?.text == half)
        #expect(reading.unknownCount == 1 && reading.doubts.count == 1 && reading.bad.isEmpty)
        #expect(reading.documents.first?.fields.last == "encoding=\"unknown\"")
    }

    // MARK: JSON lines

    private static let line = """
        {"id":"1","title":"\(title)","text":"\(text.split(separator: "\n").joined(separator: "\\n"))","kind":"Quyết định",\
        "n":[1,"Đội thuỷ nông"],"plain":"abc"}
        """

    @Test(arguments: lines)
    func linesAreConverted(encoding: VietnameseEncoding) throws {
        let expected = try #require(try document(Self.line))
        let found = try #require(try Reading("a.jsonl", bytes: encoded(Self.line, encoding)).documents.first)
        var named = expected
        named.fields.append("encoding=\"\(encoding.name)\"")
        named.metadata = String(expected.metadata.dropLast()) + ",\"encoding\":\"\(encoding.name)\"}"
        #expect(found == named)
    }

    @Test func escapedMisreadTextIsConverted() throws {
        let misread = try #require(VietnameseEncoding.utf8.misread)
        let line = String(decoding: encoded(Self.line, misread), as: UTF8.self)
        let escaped = line.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16)
            return scalar.value < 0x80
                ? String(scalar) : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
        let found = try #require(try document(escaped))
        #expect(found.title == Self.title && found.text == Self.text)
        #expect(found.metadata.contains("\"kind\":\"Quyết định\"") && found.metadata.contains("\"Đội thuỷ nông\""))
    }

    @Test func metadataKeepsEverythingElse() throws {
        let misread = try #require(VietnameseEncoding.vni.misread)
        func vni(_ text: String) -> String { String(decoding: encoded(text, misread), as: UTF8.self) }
        let text = Self.text.replacingOccurrences(of: "\n", with: " ")
        let line =
            #"{"id":1,"text":"\#(vni(text))", "a\"b" : { "c" : "\#(vni("Hội đồng"))\n\"\u00e1\"" , "#
            + #""d" : [ "đ", null, -1.50e3, true ] }, "e":"café","encoding":"x"}"#
        let found = try #require(try document(line))
        #expect(found.text == text)
        let metadata =
            #"{"a\"b":{ "c" : "Hội đồng\u000a\"á\"" , "d" : [ "đ", null, -1.50e3, true ] },"#
            + #""e":"café","encoding":"x"}"#
        #expect(found.metadata == metadata)
    }

    @Test(arguments: [VietnameseEncoding.tcvn3, .vni, .viscii, .windows1258])
    func shortLinesAreLikeTheirFile(encoding: VietnameseEncoding) throws {
        let short = "{\"id\":\"2\",\"title\":\"Lịch trực\"}"
        let content = [short, Self.line, short, "{\"id\":\"3\",\"title\":\"2026\"}"].joined(separator: "\n")
        for candidate in [encoding, encoding.misread].compactMap(\.self) {
            let reading = try Reading("a.jsonl", bytes: encoded(content, candidate))
            let titles = reading.documents.map(\.title)
            // What is well-formed is not looked ahead for.
            #expect(titles.dropFirst() == [Self.title, "Lịch trực", "2026"])
            #expect((titles.first == "Lịch trực") == (candidate.misreadings == 0))
            #expect(reading.converted == [candidate.name: candidate.misreadings == 0 ? 3 : 2])
        }
        let alone = try Reading("a.jsonl", bytes: encoded(short, encoding))
        #expect(alone.unknownCount == 1 && alone.doubts.count == 1)
    }

    @Test func linesOfUnknownEncodingAreReported() throws {
        let folder = try SampleFolder()
        let line = encoded("{\"id\":\"1\",\"text\":\"né à Noël\"}", .windows1252)
        let path = try folder.put("a.jsonl", Array("{\"id\":\"0\"}\n".utf8) + line + [0x0A, 0xFF, 0x0A])
        let reading = try Reading([path])
        #expect(reading.documents.last?.text == "né à Noël" && reading.documents.count == 2)
        let reason = "not valid UTF-8 at byte 19, and the encoding cannot be told; it is read as windows-1252"
        #expect(reading.doubts == [.badInput(source: path, line: 2, reason: reason)])
        #expect(reading.badLines == [3])
        #expect(
            try Reading([path], strict: true).failure
                == .badInput(source: path, line: 2, reason: "not valid UTF-8 (at byte 19 of the line)")
        )
    }

    @Test func everyEncodingOfOneFileIsFound() throws {
        var bytes: [UInt8] = []
        for encoding in Self.lines { bytes += encoded(Self.line, encoding) + [0x0A] }
        let reading = try Reading("a.jsonl", bytes: bytes)
        #expect(Set(reading.documents.map(\.text)) == [Self.text])
        #expect(reading.converted == Dictionary(uniqueKeysWithValues: Self.lines.map { ($0.name, 1) }))
    }

    @Test(arguments: [VietnameseEncoding.utf16LittleEndian, .utf16BigEndian])
    func linesOfUTF16(encoding: VietnameseEncoding) throws {
        let lines = (0..<3000).map { "{\"id\":\"\($0)\",\"text\":\"bờ sông 😀 \($0)\"}" }
        let content = encoded(lines.joined(separator: "\r\n"), encoding)
        let marked = encoded("\u{FEFF}", encoding) + content
        for (name, bytes) in [
            ("a.jsonl", content), ("b.jsonl", marked), ("c.jsonl.gz", Packing.gzip(marked)), ("d", marked),
        ] {
            let reading = try Reading(name, bytes: bytes)
            #expect(reading.documents.map(\.text) == (0..<3000).map { "bờ sông 😀 \($0)" })
            #expect(reading.converted == [encoding.name: 3000] && reading.bad.isEmpty)
        }
    }
}

extension String {
    fileprivate func replacingOccurrences(of part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
