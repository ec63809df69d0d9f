// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing
import VietnameseText

@testable import SyntheticText

@Suite struct DocumentWriterTests {
    private static let language = Language()

    private func lines(_ numbers: Range<Int>, seed: UInt64 = 1, meanSize: Int = 800) -> [UInt8] {
        var writer = DocumentWriter(Self.language, seed: seed, meanSize: meanSize)
        var bytes: [UInt8] = []
        for number in numbers {
            writer.write(number)
            bytes += writer.bytes
            writer.empty()
        }
        return bytes
    }

    /// FNV-1a.
    private func digest(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The bytes are the same on every machine: figures of different machines and days are about the same texts.
    @Test func bytesAreGolden() {
        #expect(digest(lines(0..<500)) == 6_447_244_627_472_154_537)
        #expect(digest(lines(999_000..<999_100, seed: 7, meanSize: 3_000)) == 7_884_401_072_621_469_935)
    }

    @Test func documentsDependOnSeedAndNumberAlone() {
        let all = lines(0..<20)
        #expect(all == lines(0..<5) + lines(5..<20))
        #expect(all != lines(0..<20, seed: 2))
    }

    @Test func linesAreDocuments() throws {
        var writer = DocumentWriter(Self.language, seed: 3)
        for number in stride(from: 0, to: 2_000_000, by: 9_973) {
            writer.empty()
            writer.write(number)
            let line = Data(writer.bytes)
            #expect(line.last == UInt8(ascii: "\n") && line.count(where: { $0 == UInt8(ascii: "\n") }) == 1)
            let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
            let document = writer.document
            #expect(object["id"] as? String == document.id && document.id.hasSuffix("\(number)"))
            #expect(object["title"] as? String == document.title)
            #expect(object["text"] as? String == document.text)
            #expect(object["type"] as? String == document.type && document.title.hasPrefix(document.type))
            #expect(object["issuer"] as? String == document.issuer)
            #expect(object["number"] as? String == document.number)
            #expect(object["date"] as? String == document.date)
            #expect(object["pages"] as? Int == document.pages)
            #expect(document.number.contains("/\(document.date.prefix(4))/") || !document.number.contains("/20"))
            #expect(VietnameseText.canonicalize(document.text) == document.text, "document \(number) is not canonical")
            #expect(DocumentNumber.find(in: document.number).count == 1, "\(document.number) is no document number")
        }
    }

    @Test(arguments: [50, 800, 20_000]) func textsHaveTheirMeanSize(meanSize: Int) {
        var writer = DocumentWriter(Self.language, seed: 4, meanSize: meanSize)
        var total = 0
        let count = 2_000
        for number in 0..<count {
            writer.empty()
            writer.write(number)
            total += writer.parts.text.count
        }
        let mean = Double(total) / Double(count)
        #expect(mean > 0.92 * Double(meanSize) && mean < 1.08 * Double(meanSize) + 10, "mean of \(mean)")
    }

    @Test func vietnameseLettersGetTheirCapitals() {
        for letter in "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ" {
            var writer = DocumentWriter(Self.language, seed: 1)
            writer.appendCapitalized(Array("\(letter)n".utf8))
            #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(letter.uppercased())n")
        }
        var writer = DocumentWriter(Self.language, seed: 1)
        writer.appendCapitalized(Array("Đ1".utf8))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "Đ1")
    }

    @Test func numbersAreFilledUp() {
        var writer = DocumentWriter(Self.language, seed: 1)
        for (number, digits) in [(0, 1), (7, 2), (10, 1), (99, 2), (100, 2), (12_345_678, 8), (5, 8)] {
            writer.append(number: number, digits: digits)
            writer.append(" ")
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "0 07 10 99 100 12345678 00000005 ")
    }
}
