// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuCore
import TraCuuStorage

@testable import TraCuuCodecs

/// A list of postings in plain arrays.
struct ModelList {
    struct Posting: Equatable {
        var document: UInt32
        var places: [UInt32]
        var spellings: [UInt32]
    }

    var postings: [Posting] = []
    var spellingCount = 1
    var hasPositions = true

    var documentCount: UInt32 { (postings.last?.document ?? 0) + 1 }
    var totalFrequency: Int { postings.reduce(0) { $0 + $1.spellings.count } }

    /// How documents follow each other.
    enum Density: CaseIterable {
        case consecutive, dense, sparse, verySparse, mixed
    }

    /// How often a term occurs in a document.
    enum Frequencies: CaseIterable {
        case ones, small, huge
    }

    static func random(
        _ count: Int,
        _ density: Density,
        _ frequencies: Frequencies,
        spellings: Int,
        hasPositions: Bool = true,
        _ random: inout SeededGenerator
    ) -> ModelList {
        var list = ModelList(spellingCount: spellings, hasPositions: hasPositions)
        var document = random.below(3) == 0 ? 0 : random.below(100_000)
        for index in 0..<count {
            var frequency = 1
            switch frequencies {
            case .ones: break
            case .small: frequency = 1 + random.below(random.below(10) + 1)
            case .huge: frequency = random.below(30) == 0 ? 1 + random.below(3000) : 1 + random.below(3)
            }
            if !hasPositions { frequency = min(frequency, spellings) }
            var place = UInt32(random.below(5) == 0 ? random.below(1 << 22) : random.below(300))
            var posting = Posting(document: UInt32(document), places: [], spellings: [])
            let favourite = UInt32(random.below(spellings))
            for _ in 0..<frequency {
                posting.places.append(place)
                posting.spellings.append(random.below(3) == 0 ? UInt32(random.below(spellings)) : favourite)
                place += UInt32(1 + (random.below(50) == 0 ? random.below(1 << 20) : random.below(40)))
            }
            if !hasPositions {
                posting.places = []
                posting.spellings = Set(posting.spellings).sorted()
            }
            list.postings.append(posting)
            switch density {
            case .consecutive: document += 1
            case .dense: document += 1 + random.below(3)
            case .sparse: document += 1 + random.below(1000)
            case .verySparse: document += 1 + random.below(900_000)
            case .mixed: document += 1 + (index / 128 % 2 == 0 ? random.below(2) : random.below(5000))
            }
        }
        return list
    }

    /// The postings that are left if only some spellings count: documents, and positions of the occurrences.
    func filtered(_ isWanted: (UInt32) -> Bool) -> [Posting] {
        postings.compactMap { posting in
            var kept = Posting(document: posting.document, places: [], spellings: [])
            for (index, spelling) in posting.spellings.enumerated() where isWanted(spelling) {
                if hasPositions { kept.places.append(posting.places[index]) }
                kept.spellings.append(spelling)
            }
            return kept.spellings.isEmpty ? nil : kept
        }
    }

    func counts(of spelling: UInt32) -> SpellingCounts {
        let kept = filtered { $0 == spelling }
        return SpellingCounts(
            documentFrequency: UInt32(kept.count),
            totalFrequency: kept.reduce(0) { $0 + UInt64($1.spellings.count) }
        )
    }
}

/// Lists written to files and opened again.
struct WrittenPostings {
    static let segment = SegmentID(high: 7, low: 8)

    let postings: IndexFile
    let positions: IndexFile
    let infos: [TermInfo]
    let spellings: [[SpellingCounts]]
    let documentCount: UInt32

    /// A length code for each document that impacts can be checked with.
    static func lengthCode(_ document: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: (document &* 2_654_435_761) >> 24) }

    init(_ lists: [ModelList], in directory: MemoryDirectory = MemoryDirectory()) throws {
        var writer = try PostingsWriter(directory, postings: "d", positions: "p", segment: Self.segment)
        var infos: [TermInfo] = []
        var spellings: [[SpellingCounts]] = []
        for list in lists {
            writer.begin(spellingCount: list.spellingCount, hasPositions: list.hasPositions)
            for posting in list.postings { try posting.write(to: &writer, hasPositions: list.hasPositions) }
            infos.append(try writer.end())
            spellings.append(writer.spellings)
        }
        _ = try writer.finish()
        postings = try IndexFile(directory, name: "d", kind: .postings, segment: Self.segment)
        positions = try IndexFile(directory, name: "p", kind: .positions, segment: Self.segment)
        self.infos = infos
        self.spellings = spellings
        documentCount = lists.map(\.documentCount).max() ?? 1
    }

    func list(_ index: Int, hasPositions: Bool = true) throws -> PostingList {
        try PostingList(
            infos[index],
            postings: postings,
            positions: hasPositions ? positions : nil,
            documentCount: documentCount
        )
    }
}

extension ModelList.Posting {
    fileprivate func write(to writer: inout PostingsWriter, hasPositions: Bool) throws {
        let places = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: places.count)
        let numbers = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: spellings.count)
        defer {
            places.deallocate()
            numbers.deallocate()
        }
        _ = places.initialize(from: self.places)
        _ = numbers.initialize(from: spellings)
        let spelled = UnsafeBufferPointer(numbers)
        if hasPositions {
            let code = WrittenPostings.lengthCode(document)
            let places = UnsafeBufferPointer(places)
            try writer.add(document: document, lengthCode: code, places: places, spellings: spelled)
        } else {
            let frequency = UInt32(spelled.count)
            try writer.add(document: document, lengthCode: 0, frequency: frequency, spellings: spelled)
        }
    }
}

extension PostingsCursor {
    /// Reads the whole list; spelling numbers only without a filter.
    func readAll() throws -> [ModelList.Posting] {
        var result: [ModelList.Posting] = []
        var numbers: [UInt32] = []
        for block in 0..<list.blockCount {
            try load(block)
            if state.pointee.filter == nil { try spellingNumbers(into: &numbers) }
            var next = 0
            for index in 0..<count {
                var posting = ModelList.Posting(document: documents[index], places: [], spellings: [])
                let frequency = Int(frequencies[index])
                if state.pointee.filter == nil { posting.spellings = Array(numbers[next..<next + frequency]) }
                next += frequency
                if list.positionsFile != nil { try positions(of: index, into: &posting.places) }
                result.append(posting)
            }
        }
        return result
    }
}
