// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuIngest

/// Random damage must give errors, never a trap, a hang or wrong line numbers.
@Suite struct DamageTests {
    /// Documents with everything that JSON has; the id of each is its line number.
    private static let lines: [[UInt8]] = (1...60).map { number in
        let text = String(repeating: #"Nghị định \"số\" \u0111\ud83d\ude00\n"#, count: number % 7)
        let fields = #""n":[1,-2.5e3,true,null,{"sâu":{"hơn":"x"}}],"o":{},"date":"2022-02-22""#
        return Array(#"{"id":"\#(number)","title":"Điều \#(number)","text":"\#(text)",\#(fields)}"#.utf8)
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let interesting = Array(#"{}[]",:\u0tfn-1e."#.utf8) + [0, 0xFF, 0xC3, 0xED, 0x0D]
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(5) {
            case 0: bytes[place] ^= 1 << UInt8(random.below(8))
            case 1: bytes[place] = interesting[random.below(interesting.count)]
            case 2: bytes.insert(interesting[random.below(interesting.count)], at: place)
            case 3: bytes.removeLast(random.below(bytes.count) / 2)
            default: bytes.remove(at: place)
            }
        }
    }

    @Test func damagedLinesDoNotAffectOthers() throws {
        var random = SeededGenerator.fresh()
        for _ in 0..<60 {
            var lines = Self.lines
            var damaged: Set<Int> = []
            for _ in 0...random.below(20) {
                let number = 1 + random.below(lines.count)
                Self.damage(&lines[number - 1], &random)
                // A line break would make two lines of one.
                lines[number - 1].removeAll { $0 == 0x0A }
                damaged.insert(number)
            }
            let reading = try Reading("a.jsonl", bytes: Array(lines.joined(separator: [0x0A])))
            #expect(reading.failure == nil)
            #expect(Set(reading.badLines).isSubset(of: damaged), "seed \(random.seed)")
            let whole = Set(1...lines.count).subtracting(damaged)
            #expect(whole.isSubset(of: Set(reading.ids.compactMap { Int($0) })), "seed \(random.seed)")
            let blank = lines.count { $0.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
            #expect(reading.documents.count + reading.badLines.count + blank == lines.count, "seed \(random.seed)")
            // What was accepted is text through and through.
            for document in reading.documents {
                let all = [document.id, document.title, document.text, document.metadata] + document.fields
                #expect(!all.contains { $0.contains("(ill-formed)") }, "seed \(random.seed)")
            }
        }
    }

    @Test func metadataOfAcceptedLinesCanBeReadAgain() throws {
        var random = SeededGenerator.fresh()
        for _ in 0..<60 {
            var lines = Self.lines
            for index in lines.indices {
                Self.damage(&lines[index], &random)
                lines[index].removeAll { $0 == 0x0A }
            }
            let first = try Reading("a.jsonl", bytes: Array(lines.joined(separator: [0x0A])))
            let documents = first.documents.filter { !$0.metadata.isEmpty }
            let again = documents.map { "{\"id\":1,\"of\":\($0.metadata)}" }.joined(separator: "\n")
            let second = try Reading("a.jsonl", again)
            // Limits of nesting and names are a level nearer now; nothing here comes near them.
            #expect(second.bad == [], "seed \(random.seed)")
            #expect(
                second.documents.map(\.fields) == documents.map { $0.fields.map { "of." + $0 } },
                "seed \(random.seed)"
            )
        }
    }

    @Test(arguments: CompressedTests.Kind.allCases)
    func damagedCompressedFilesGiveErrorsOrWholeLines(kind: CompressedTests.Kind) throws {
        var random = SeededGenerator.fresh()
        let packed = kind.pack(Array(Self.lines.joined(separator: [0x0A])))
        for _ in 0..<300 {
            var bytes = packed
            Self.damage(&bytes, &random)
            let reading = try Reading("a.jsonl.\(kind.rawValue)", bytes: bytes)
            if case .some(let failure) = reading.failure {
                #expect(failure.reason != nil, "seed \(random.seed): \(failure)")
            } else if bytes != packed {
                // Only what the format does not protect may go unnoticed: fields of the header.
                #expect(reading.ids == (1...Self.lines.count).map(String.init), "seed \(random.seed)")
            }
        }
    }

    @Test func randomBytesAreBadOrDoubtful() throws {
        var random = SeededGenerator.fresh()
        for name in ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.txt", "a.md", "a"] {
            for _ in 0..<30 {
                let reading = try Reading(name, bytes: random.bytes(20 + random.below(3000)))
                #expect(reading.documents.count == reading.doubts.count, "seed \(random.seed)")
                #expect(
                    !reading.doubts.isEmpty || !reading.bad.isEmpty || reading.failure != nil,
                    "seed \(random.seed)"
                )
                for document in reading.documents {
                    let all = [document.title, document.text, document.metadata] + document.fields
                    #expect(!all.contains { $0.contains("(ill-formed)") }, "seed \(random.seed)")
                }
            }
        }
    }
}
