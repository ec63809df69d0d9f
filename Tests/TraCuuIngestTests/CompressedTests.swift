// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore
import TraCuuIngest

@Suite struct CompressedTests {
    static let lines = (0..<3000).map { #"{"id":\#($0),"text":"Điều \#($0 * $0 % 977). Phạm vi điều chỉnh"}"# + "\n" }
    static let content = Array(lines.joined().utf8)
    static let ids = (0..<3000).map(String.init)

    enum Kind: String, CaseIterable {
        case gz
        case zst

        func pack(_ content: [UInt8]) -> [UInt8] {
            self == .gz ? Packing.gzip(content) : Packing.zstd(content)
        }
    }

    @Test(arguments: Kind.allCases)
    func oneOrSeveralMembersAreRead(kind: Kind) throws {
        let cuts = [0, 1, 1000, 1001, 50000, Self.content.count]
        let several = zip(cuts, cuts.dropFirst()).flatMap { kind.pack(Array(Self.content[$0..<$1])) }
        for packed in [kind.pack(Self.content), several, several + kind.pack([])] {
            for name in ["a.jsonl", "a.ndjson", "a.json", "a.JSON"] {
                let reading = try Reading("\(name).\(kind.rawValue)", bytes: packed)
                #expect(reading.ids == Self.ids)
                #expect(reading.failure == nil && reading.bad.isEmpty)
                #expect(reading.bytesRead == UInt64(Self.content.count))
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func packingIsRecognisedWithoutTheEnding(kind: Kind) throws {
        for name in ["a", "a.dat", "a.jsonl", "a.\(kind.rawValue)"] {
            #expect(try Reading(name, bytes: kind.pack(Self.content)).ids == Self.ids)
        }
        let text = try Reading("a.\(kind.rawValue)", bytes: kind.pack(Array("Tiêu đề\nNội dung".utf8)))
        #expect(text.documents.map(\.title) == ["Tiêu đề"])
    }

    @Test func aMegabyteOfOneLetterIsRead() throws {
        // The output of one block of input fills the buffer many times.
        let text = String(repeating: "a", count: 5 << 20)
        for kind in Kind.allCases {
            let packed = kind.pack(Array(#"{"id":1,"text":"\#(text)"}"#.utf8))
            #expect(try Reading("a.jsonl.\(kind.rawValue)", bytes: packed).documents.map(\.text) == [text])
        }
    }

    @Test func aSkippableFrameIsSkipped() throws {
        let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
        #expect(try Reading("a.jsonl.zst", bytes: skippable + Packing.zstd(Self.content)).ids == Self.ids)
    }

    @Test func whatFollowsGzipIsAnErrorUnlessItIsZero() throws {
        let packed = Packing.gzip(Self.content)
        #expect(try Reading("a.jsonl.gz", bytes: packed + [0, 0, 0]).failure == nil)
        for rest in [Array("x".utf8), [0, 0x1F], [0x1F]] {
            #expect(try Reading("a.jsonl.gz", bytes: packed + rest).failure != nil)
        }
    }

    @Test(arguments: Kind.allCases)
    func dataCutOffAnywhereIsAnErrorThatNamesTheFile(kind: Kind) throws {
        let folder = try SampleFolder()
        let packed = kind.pack(Self.content)
        for count in Array(0..<40) + Array(stride(from: 40, to: packed.count, by: packed.count / 50)) + [
            packed.count - 1
        ] {
            let path = try folder.put("a.jsonl.\(kind.rawValue)", packed[..<count])
            let reading = try Reading([path])
            guard case .badInput(path, nil, _) = reading.failure else {
                Issue.record("cut at \(count): \(String(describing: reading.failure))")
                continue
            }
            #expect(reading.ids == Array(Self.ids[..<reading.ids.count]))
        }
    }

    @Test func dataThatIsNotWhatTheNameSaysIsAnError() throws {
        #expect(try Reading("a.jsonl.gz", "{\"id\":1}\n").failure?.reason == "it is not gzip data, as its name says")
        #expect(try Reading("a.jsonl.zst", bytes: Packing.gzip(Self.content)).failure?.reason?.contains("zstd") == true)
        #expect(try Reading("a.jsonl.gz", "").failure != nil)
    }

    @Test func readingGoesOnBehindADamagedFile() throws {
        let folder = try SampleFolder()
        let damaged = try folder.put("a.jsonl.gz", Packing.gzip(Self.content).dropLast(100))
        let paths = [damaged, try folder.put("b.jsonl", "{\"id\":\"b\"}")]
        let reader = try DocumentReader(paths)
        #expect(throws: TraCuuError.badInput(source: damaged, line: nil, reason: "the compressed data ends too early"))
        {
            while try reader.next({ _ in }) {}
        }
        #expect(reader.unreadCount == 1 && reader.badCount == 0)
        var ids: [String] = []
        while try reader.next({ ids.append(Collected($0).id) }) {}
        #expect(ids == ["b"])
        #expect(reader.unreadCount == 1)
    }
}
