// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuIngest

@Suite struct JSONLinesTests {
    @Test func linesEndInAnyWayAndEmptyOnesAreSkipped() throws {
        let content = "\u{FEFF}{\"id\":1}\n\n  \t\r\n{\"id\":2}\r\n{\"id\":3} \r\n{\"id\":4}"
        let reading = try Reading("a.jsonl", content)
        #expect(reading.ids == ["1", "2", "3", "4"])
        #expect(reading.bad.isEmpty && reading.failure == nil)
        #expect(reading.bytesRead == UInt64(content.utf8.count))
    }

    @Test(arguments: ["a.jsonl", "a.ndjson", "a.json", "a.JSONL"])
    func filesWithoutLinesHaveNoDocuments(name: String) throws {
        for content in ["", "\n", "\u{FEFF}", " \r\n\t\n"] {
            let reading = try Reading(name, content)
            #expect(reading.documents.isEmpty && reading.bad.isEmpty && reading.failure == nil)
        }
        #expect(try Reading(name, "{\"id\":1}").ids == ["1"])
    }

    @Test func badLinesAreReportedWithTheirNumbers() throws {
        let folder = try SampleFolder()
        let path = try folder.put("a.jsonl", "{\"id\":1}\n{\n\n[]\n{\"id\":2}\r\n\r\n{\"x\":1}\n{\"id\":3}")
        let reading = try Reading([path])
        #expect(reading.ids == ["1", "2", "3"])
        #expect(reading.badLines == [2, 4, 7])
        #expect(reading.bad.last == .badInput(source: path, line: 7, reason: "the document has no id"))
    }

    @Test func lineNumbersBeginAnewInEveryFile() throws {
        let folder = try SampleFolder()
        let paths = [try folder.put("a.jsonl", "{\"id\":1}\nx\n"), try folder.put("b.jsonl", "{\"id\":2}\nx\n")]
        #expect(try Reading(paths).badLines == [2, 2])
    }

    @Test func strictReadingStopsAtTheFirstBadLine() throws {
        let folder = try SampleFolder()
        let path = try folder.put("a.jsonl", "{\"id\":1}\n{\"id\":\"\"}\n{\"id\":2}\n")
        let reading = try Reading([path], strict: true)
        #expect(reading.ids == ["1"])
        #expect(reading.bad.isEmpty)
        #expect(reading.failure == .badInput(source: path, line: 2, reason: "the document has no id"))
    }

    @Test func badLinesAreCounted() throws {
        let folder = try SampleFolder()
        let reader = try DocumentReader([folder.put("a.jsonl", "x\n{\"id\":1}\nx\n")])
        #expect(try reader.next { _ in } == true)
        #expect(reader.badCount == 1)
        #expect(try reader.next { _ in } == false)
        #expect(try reader.next { _ in } == false)
        #expect(reader.badCount == 2)
    }

    @Test func anErrorOfTheBodyIsPassedOnAndReadingCanContinue() throws {
        struct Stop: Error {}
        let folder = try SampleFolder()
        let reader = try DocumentReader([folder.put("a.jsonl", "{\"id\":1}\n{\"id\":2}\n")])
        #expect(throws: Stop.self) { try reader.next { _ in throw Stop() } }
        var found: Collected?
        #expect(try reader.next { found = Collected($0) })
        #expect(found?.id == "2")
    }

    @Test func longLinesAndBlockBoundariesKeepEveryByte() throws {
        // Lines of all lengths around a block of 1 MiB, one of 3 MiB among them.
        let texts = [10, (1 << 20) - 100, 40, 3 << 20, 1 << 19, (1 << 19) + 1, 7, 1 << 20, 5].map { count in
            String(repeating: "ấ", count: count / 3) + "x"
        }
        let lines = texts.enumerated().map { #"{"id":\#($0.offset),"text":"\#($0.element)"}"# }
        let reading = try Reading("a.jsonl", lines.joined(separator: "\n"))
        #expect(reading.bad.isEmpty)
        #expect(reading.ids == texts.indices.map(String.init))
        #expect(reading.documents.map(\.text) == texts)
    }

    @Test func progressCountsBytesOnDisk() throws {
        let folder = try SampleFolder()
        let content = Array(String(repeating: "{\"id\":1,\"text\":\"nghị định\"}\n", count: 5000).utf8)
        let packed = Packing.gzip(content)
        let reader = try DocumentReader([folder.put("a.jsonl.gz", packed), folder.put("b.txt", "Tiêu đề\n")])
        #expect(reader.progress == (0, UInt64(packed.count) + 12))
        while try reader.next({ _ in }) {}
        #expect(reader.progress == (UInt64(packed.count) + 12, UInt64(packed.count) + 12))
        #expect(reader.bytesRead == UInt64(content.count) + 12)
    }

    @Test func aLineBeyondTheLimitIsPassedOver() throws {
        let limit = DocumentView.sizeLimit
        let head = Array(#"{"id":"a","text":""#.utf8)
        let longest = head + [UInt8](repeating: 0x61, count: limit - head.count - 2) + Array(#""}"#.utf8)
        let tooLong = [UInt8](repeating: 0x20, count: limit + (3 << 20))
        let reading = try Reading(
            "a.jsonl.zst",
            bytes: Packing.zstd(
                Array("{\"id\":1}\n".utf8) + tooLong + [0x0A] + longest + Array("\n{\"id\":2}\n".utf8) + tooLong
            )
        )
        #expect(reading.ids == ["1", "a", "2"])
        #expect(reading.documents[1].text.utf8.count == limit - head.count - 2)
        #expect(reading.badLines == [2, 5])
        #expect(reading.reasons == Array(repeating: "the line is longer than 67108864 bytes", count: 2))
    }
}
