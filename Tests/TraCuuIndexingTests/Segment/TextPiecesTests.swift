// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCodecs
import TraCuuStorage
import VietnameseText

@testable import TraCuuIndexing

struct TextPiecesTests {
    private func pieces(_ text: [UInt8]) -> [Range<Int>] {
        text.withUnsafeBytes { all in
            var ranges: [Range<Int>] = []
            var start = 0
            while start < all.count {
                let piece = TextPieces.next(UnsafeRawBufferPointer(rebasing: all[start...]))
                ranges.append(start..<start + piece.count)
                start += max(piece.count, 1)
            }
            return ranges
        }
    }

    @Test func shortTextsAreOnePiece() {
        #expect(pieces([]) == [])
        #expect(pieces([0x20]) == [0..<1])
        let text = [UInt8](repeating: 0x20, count: TextPieces.size)
        #expect(pieces(text) == [0..<TextPieces.size])
    }

    @Test func textsWithoutABorderAreCutAtACharacter() {
        let most = TextPieces.size + TextPieces.reach
        let text = [UInt8](repeating: 0x61, count: most)
        #expect(pieces(text) == [0..<most])
        #expect(pieces(text + [0x61]) == [0..<most, most..<most + 1])
        // A combining mark behind a space belongs to the space, and two spaces to each other.
        let marked = Array(text.prefix(TextPieces.size)) + Array(" \u{301}b  c".utf8)
        #expect(pieces(marked) == [0..<TextPieces.size + 6, TextPieces.size + 6..<marked.count])
        for character in ["đ", "中", "𠀀"] {
            let bytes = Array(character.utf8)
            let text = Array(repeatElement(bytes, count: 2 * most / bytes.count + 7).joined())
            let ranges = pieces(text)
            #expect(ranges.count == 3)
            #expect(ranges.allSatisfy { $0.lowerBound % bytes.count == 0 && $0.count <= most })
            #expect(ranges.dropLast().allSatisfy { $0.count > most - 4 })
        }
    }

    @Test func punctuationBeforeALetterIsABorder() {
        let start = [UInt8](repeating: 0x61, count: TextPieces.size)
        for mark in ",;()/-!?\"".utf8 {
            for letter in "azAZ".utf8 {
                #expect(pieces(start + [mark, letter, letter]).first?.count == TextPieces.size + 1)
            }
            for other in ["1", ",", "_", "đ", "\u{301}", "@", "[", "`", "{", "'"] {
                #expect(pieces(start + [mark] + Array(other.utf8) + start).first?.count != TextPieces.size + 1)
            }
        }
        for mark in ".':_@#1aZ".utf8 {
            #expect(pieces(start + [mark, 0x62, 0x62]).count == 1)
        }
    }

    /// All borders of short texts, so that each kind is met beside each kind of character.
    @Test func tokensDoNotCrossBorders() throws {
        var random = SeededGenerator.fresh()
        let parts = [
            "a", "B", "đ", "1", "22", ",", ";", "(", ")", "/", "-", "!", "?", "\"", " ", "\n", "\r\n", ".", "'", ":",
            "_",
            "\u{301}", "\u{200D}", "中", "カ", "ไทย", "א", "👨‍👩‍👧", "\u{00AD}",
        ]
        let analyzer = try Analyzer()
        var tokens = TokenBuffer()
        for _ in 0..<20_000 {
            let text = (0..<2 + random.below(9)).flatMap { _ in Array(parts[random.below(parts.count)].utf8) }
            func keys(_ range: Range<Int>) -> [[UInt8]] {
                text.withUnsafeBytes { all in
                    analyzer.analyze(UnsafeRawBufferPointer(rebasing: all[range]), into: &tokens)
                    return (0..<tokens.count).map { Array(analyzer.exactKey(tokens[$0].form)) }
                }
            }
            let border = text.withUnsafeBytes { TextPieces.next($0, size: 1).count }
            #expect(
                keys(0..<border) + keys(border..<text.count) == keys(0..<text.count),
                "\(text), seed \(random.seed)"
            )
        }
    }

    @Test func piecesHaveTheTokensOfTheWhole() throws {
        var random = SeededGenerator.fresh()
        let words = [
            "đường", "145/2020/NĐ-CP", "a.b", "\u{301}", "x\r\n", "\n", "漢字", "👨‍👩‍👧", "3,5", "  ", "e\u{302}\u{301}",
        ]
        var text: [UInt8] = Array(repeating: 0x2E, count: TextPieces.size - 300)
        for _ in 0..<400 {
            text += Array(words[random.below(words.count)].utf8)
            if random.below(3) > 0 { text.append([0x20, 0x0A][random.below(2)]) }
        }
        let analyzer = try Analyzer()
        var tokens = TokenBuffer()
        func keys(_ range: Range<Int>) -> [[UInt8]] {
            text.withUnsafeBytes { all in
                analyzer.analyze(UnsafeRawBufferPointer(rebasing: all[range]), into: &tokens)
                return (0..<tokens.count).map { Array(analyzer.exactKey(tokens[$0].form)) }
            }
        }
        let ranges = pieces(text)
        #expect(ranges.count > 1)
        #expect(ranges.flatMap(keys) == keys(0..<text.count), "seed \(random.seed)")
    }

    /// Only the start of a long value is analysed, and its key is that of the whole value.
    @Test func longValuesHaveTheKeyOfTheWhole() throws {
        var random = SeededGenerator.fresh()
        let long = Array(repeating: "nghị định, số-hiệu", count: 2000).joined(separator: " ")
        let space = String(repeating: " .", count: 3000)
        let values = [
            long, space + long, "bảo hiểm" + space + long + space, space, space + "chế", "chế " + space + "độ",
        ]
        var documents: [SampleDocument] = []
        for (number, value) in values.enumerated() {
            documents.append(SampleDocument(id: "\(number)", fields: [.init("ghi chú", value)]))
        }
        for number in 0..<30 {
            let gap = String(repeating: "; ", count: random.below(1200))
            let value = (0..<60).map { _ in ["một", "hai-ba", "bốn"][random.below(3)] }.joined(separator: gap)
            documents.append(SampleDocument(id: "ngẫu nhiên \(number)", fields: [.init("ghi chú", value)]))
        }
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        for document in documents { try writer.add(document) }
        try writer.commit()
        let expected = try IndexContent(expected: documents)
        #expect(try IndexContent(IndexSnapshot(newest: directory)) == expected, "seed \(random.seed)")
    }

    /// Positions go on from piece to piece.
    @Test func aDocumentOfSeveralPiecesIsIndexedAsAWhole() throws {
        let body = Array(repeating: "đường dài lắm", count: 80_000).joined(separator: "\n")
        let document = SampleDocument(id: "dài", title: "tên", text: body)
        #expect(body.utf8.count > TextPieces.size)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try writer.add(document)
        try writer.commit()
        let segment = try #require(try IndexSnapshot(newest: directory).segments.first)
        let entry = try #require(try Array("dai".utf8).withUnsafeBytes { try segment.terms.find(field: 0, key: $0) })
        let cursor = PostingsCursor(try segment.postingList(entry.info, hasPositions: true))
        try cursor.load(0)
        var places: [UInt32] = []
        try cursor.positions(of: 0, into: &places)
        #expect(places == Array(stride(from: UInt32(3), to: 240_003, by: 3)))
        #expect(segment.norms.totalLength == 240_001)
    }
}
