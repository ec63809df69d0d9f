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
        for character in ["đ", "中", "𠀀"] {
            let bytes = Array(character.utf8)
            let text = Array(repeatElement(bytes, count: 2 * most / bytes.count + 7).joined())
            let ranges = pieces(text)
            #expect(ranges.count == 3)
            #expect(ranges.allSatisfy { $0.lowerBound % bytes.count == 0 && $0.count <= most })
            #expect(ranges.dropLast().allSatisfy { $0.count > most - 4 })
        }
    }

    @Test func aLongTextIsCutBehindAClause() {
        let start = [UInt8](repeating: 0x61, count: TextPieces.size)
        for mark in ".,;:!?)\"".utf8 {
            #expect(pieces(start + [mark, 0x20, 0x62]).first?.count == TextPieces.size + 2)
        }
        #expect(pieces(start + Array("\nb".utf8)).first?.count == TextPieces.size + 1)
        #expect(pieces(start + Array("\r\n\nb".utf8)).first?.count == TextPieces.size + 3)
        for other in [" b", "- b", "/ b", "& b", ".b", ",b", ".  b", ". \u{301}b", ", đ", "\n\u{301}"] {
            #expect(pieces(start + Array(other.utf8)).count == 1, "\(other)")
        }
        // Further on any border of words will do.
        let far = [UInt8](repeating: 0x61, count: TextPieces.reach)
        #expect(pieces(start + Array(" b".utf8) + far).first?.count == TextPieces.size + 1)
        #expect(
            pieces(start + Array(" b".utf8) + far.dropLast(10) + Array(". b".utf8)).first?.count != TextPieces.size + 1
        )
    }

    @Test func punctuationBeforeALetterIsABorderOfWords() {
        for mark in ",;()/-!?\"".utf8 {
            for letter in "azAZ".utf8 { #expect(TextPieces.isWordBorder(mark, letter)) }
            for other in "1,_@[`{'".utf8 + [0xC4, 0xCC] { #expect(!TextPieces.isWordBorder(mark, other)) }
        }
        for mark in ".':_@#1aZ".utf8 { #expect(!TextPieces.isWordBorder(mark, 0x62)) }
    }

    /// A token or alias as it lies in the text.
    private struct Piece: Equatable {
        var exact: [UInt8]
        var folded: [UInt8]
        var start: Int
        var end: Int
        var position: Int
    }

    /// The tokens of a part of a text and its number of positions.
    private func tokens(
        _ text: ArraySlice<UInt8>,
        _ analyzer: Analyzer,
        withAliases: Bool = true
    ) -> (pieces: [Piece], positions: Int) {
        var buffer = TokenBuffer()
        text.withUnsafeBytes { analyzer.analyze($0, into: &buffer) }
        var pieces: [Piece] = []
        for index in 0..<buffer.count {
            let token = buffer[index]
            guard withAliases || analyzer.kind(token.form) != .alias else { continue }
            pieces.append(
                Piece(
                    exact: Array(analyzer.exactKey(token.form)),
                    folded: Array(analyzer.foldedKey(token.form)),
                    start: text.startIndex + Int(token.start),
                    end: text.startIndex + Int(token.end),
                    position: Int(token.position)
                )
            )
        }
        return (pieces, buffer.positionCount)
    }

    /// The tokens of the parts of a text one after the other.
    private func tokens(
        _ text: [UInt8],
        in ranges: [Range<Int>],
        _ analyzer: Analyzer,
        withAliases: Bool = true
    ) -> [Piece] {
        var all: [Piece] = []
        var position = 0
        for range in ranges {
            let (pieces, positions) = tokens(text[range], analyzer, withAliases: withAliases)
            all += pieces.map { piece in
                var piece = piece
                piece.position += position
                return piece
            }
            position += positions
        }
        return all
    }

    private static let parts = [
        "a", "B", "đ", "1", "22", ",", ";", "(", ")", "/", "-", "!", "?", "\"", " ", "\n", "\r\n", ".", "'", ":", "_",
        "\u{301}", "\u{200D}", "\u{200B}", "中", "カ", "ไทย", "א", "👨‍👩‍👧", "\u{00AD}", ". ", ", ", "14/12/2020",
        "14 tháng 12 năm 2020", " tháng ", " năm ", "2020", "GD", "&", "ĐT", "TP.HCM", "Covid", "-", "a@b.vn",
        "www.gov.vn", "145/2020/NĐ-CP", " / ",
    ]

    /// All borders of short texts, so that each kind is met beside each kind of character.
    @Test func nothingCrossesBorders() throws {
        var random = SeededGenerator.fresh()
        let analyzer = try Analyzer()
        for _ in 0..<6_000 {
            let text = (0..<2 + random.below(9)).flatMap { _ in Array(Self.parts[random.below(Self.parts.count)].utf8) }
            for place in 1..<max(text.count, 1) {
                let isClause = text.withUnsafeBytes { TextPieces.isClauseBorder($0, place) }
                guard isClause || TextPieces.isWordBorder(text[place - 1], text[place]) else { continue }
                #expect(
                    tokens(text, in: [0..<place, place..<text.count], analyzer, withAliases: isClause)
                        == tokens(text, in: [0..<text.count], analyzer, withAliases: isClause),
                    "\(String(decoding: text, as: UTF8.self).debugDescription) at \(place), seed \(random.seed)"
                )
            }
        }
    }

    @Test func piecesHaveTheTokensOfTheWhole() throws {
        var random = SeededGenerator.fresh()
        var text: [UInt8] = Array(repeating: 0x2E, count: TextPieces.size - 300)
        for _ in 0..<400 {
            text += Array(Self.parts[random.below(Self.parts.count)].utf8)
            if random.below(3) > 0 { text += Array([" ", "\n", ", "][random.below(3)].utf8) }
        }
        let analyzer = try Analyzer()
        let ranges = pieces(text)
        #expect(ranges.count > 1)
        #expect(
            tokens(text, in: ranges, analyzer) == tokens(text, in: [0..<text.count], analyzer),
            "seed \(random.seed)"
        )
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
