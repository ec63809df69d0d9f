// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

/// Merges the terms of several segments, field by field, with their postings.
struct TermMerger: ~Copyable {
    private let inputs: [MergeInput]
    private var terms: TermsWriter
    private var postings: PostingsWriter
    private let lengthCodes: [UInt8]
    private var places: [UInt32] = []
    private var numbers: [UInt32] = []
    /// The postings of a term that are put into another order.
    private var gathered = GatheredPostings()
    /// The spelling of a term that has one.
    private var spelled: [UnsafeRawBufferPointer] = []
    /// Bytes read from each input since memory behind the reader was given back.
    private var unreleased: [UInt64]

    /// How much of an input may stay in memory behind the reader.
    private static let releaseStep: UInt64 = 256 << 10
    /// The counts of the spelling of a term that occurs once.
    private static let once = [SpellingCounts(documentFrequency: 1, totalFrequency: 1)]

    init(
        _ inputs: [MergeInput],
        terms: consuming TermsWriter,
        postings: consuming PostingsWriter,
        lengthCodes: [UInt8]
    ) {
        self.inputs = inputs
        self.terms = terms
        self.postings = postings
        self.lengthCodes = lengthCodes
        unreleased = inputs.map { _ in 0 }
    }

    /// Finishes the files.
    consuming func finish() throws(TraCuuError) {
        _ = try postings.finish()
        _ = try terms.finish()
    }

    /// Merges one field.
    ///
    /// - Parameters:
    ///   - target: its number in the merged segment; greater than that of the field before.
    ///   - sources: its number in each input, nil if the input does not have it.
    ///   - hasPositions: whether it is the text.
    mutating func merge(to target: UInt8, from sources: [UInt8?], hasPositions: Bool) throws(TraCuuError) {
        var queue = TermQueue(capacity: sources.count)
        for (input, field) in sources.enumerated() {
            guard let field else { continue }
            try queue.add(inputs[input].reader.terms, field: field, source: input)
        }
        var key: [UInt8] = []
        var spelling: [UInt8] = []
        var parts: [Part] = []
        while !queue.isEmpty {
            queue.copyKey(to: &key)
            parts.removeAll(keepingCapacity: true)
            if !hasPositions, queue.info.isSingle, queue.info.spellingCount == 1 {
                // As a rule no other segment has an id, a number or another unique value.
                let (input, info) = (queue.source, queue.info)
                try queue.copyFirstSpelling(to: &spelling)
                try queue.advance()
                let stays = try !isGone(info, input)
                if !queue.isAt(key) {
                    if stays { try writeSingle(key, spelling, info, of: input, to: target) }
                    continue
                }
                if stays { parts.append(Part(input: input, info: info, spelling: spelling)) }
            }
            while queue.isAt(key) {
                let (input, info) = (queue.source, queue.info)
                if try !isGone(info, input) {
                    parts.append(Part(input: input, info: info, spellings: try queue.spellings()))
                }
                try queue.advance()
            }
            if parts.count == 1, parts[0].isSingle, !hasPositions {
                try writeSingle(key, parts[0].spellings[0].key, parts[0].info, of: parts[0].input, to: target)
            } else if !parts.isEmpty {
                try write(key, parts, to: target, hasPositions: hasPositions)
            }
        }
    }

    /// Whether the only posting of a part is that of a document that goes.
    private func isGone(_ info: TermInfo, _ input: Int) throws(TraCuuError) -> Bool {
        guard info.isSingle else { return false }
        guard info.singleDocument < inputs[input].reader.documentCount else { throw inputs[input].beyondLast }
        return !inputs[input].isLive(info.singleDocument)
    }

    /// Writes a term without positions whose only posting stays, as ids and other unique values have: to the dictionary
    /// alone.
    private mutating func writeSingle(
        _ key: [UInt8],
        _ spelling: [UInt8],
        _ found: TermInfo,
        of input: Int,
        to field: UInt8
    ) throws(TraCuuError) {
        let info = postings.unwritten(document: inputs[input].target(of: found.singleDocument))
        try key.withBytes { (key) throws(TraCuuError) in
            try spelling.withBytes { (spelling) throws(TraCuuError) in
                spelled.removeAll(keepingCapacity: true)
                spelled.append(spelling)
                try terms.add(field: field, key: key, info: info, spellings: spelled, counts: Self.once)
            }
        }
        release(input, behind: UInt64(key.count + spelling.count))
    }

    /// Writes one term, merged from its parts; nothing if none of its documents stays.
    private mutating func write(
        _ key: [UInt8],
        _ parts: [Part],
        to field: UInt8,
        hasPositions: Bool
    ) throws(TraCuuError) {
        var spellings = SpellingUnion()
        var cursors: [(part: Part, cursor: PostingsCursor, map: [UInt32])] = []
        for part in parts {
            let reader = inputs[part.input].reader
            let cursor = PostingsCursor(try reader.postingList(part.info, hasPositions: hasPositions))
            let used = try usedSpellings(part, cursor)
            cursors.append((part, cursor, spellings.add(part.spellings, used: used)))
        }
        guard !spellings.keys.isEmpty else { return }
        postings.begin(spellingCount: spellings.keys.count, hasPositions: hasPositions)
        for (part, cursor, map) in cursors {
            if inputs[part.input].order == nil {
                try copy(part, cursor, map, hasPositions: hasPositions)
            } else {
                try reorder(part, cursor, map, hasPositions: hasPositions)
            }
            release(part.input, behind: part.info.postingsLength &+ part.info.positionsLength)
        }
        let info = try postings.end()
        let counts = postings.spellings
        try key.withBytes { (key) throws(TraCuuError) in
            try spellings.withKeys { (keys) throws(TraCuuError) in
                try terms.add(field: field, key: key, info: info, spellings: keys, counts: counts)
            }
        }
    }

    /// Keeps the mapped files from filling memory: a merge reads each byte once.
    private mutating func release(_ input: Int, behind bytes: UInt64) {
        unreleased[input] &+= bytes
        guard unreleased[input] > Self.releaseStep else { return }
        unreleased[input] = 0
        inputs[input].reader.releaseAll()
    }

    /// For each spelling whether an occurrence of it stays.
    private mutating func usedSpellings(_ part: Part, _ cursor: PostingsCursor) throws(TraCuuError) -> [Bool] {
        let input = inputs[part.input]
        guard input.hasDeletions else { return part.spellings.map { _ in true } }
        var used = part.spellings.map { _ in false }
        for block in 0..<cursor.list.blockCount {
            try cursor.load(block)
            try cursor.spellingNumbers(into: &numbers)
            var next = 0
            for index in 0..<cursor.count {
                let end = next + Int(cursor.frequencies[index])
                if input.isLive(cursor.documents[index]) {
                    for number in numbers[next..<end] { used[Int(number)] = true }
                }
                next = end
            }
        }
        return used
    }

    /// Copies the postings of one part whose documents stay.
    private mutating func copy(
        _ part: Part,
        _ cursor: PostingsCursor,
        _ map: [UInt32],
        hasPositions: Bool
    ) throws(TraCuuError) {
        let input = inputs[part.input]
        for block in 0..<cursor.list.blockCount {
            try cursor.load(block)
            try cursor.spellingNumbers(into: &numbers)
            for index in numbers.indices { numbers[index] = map[Int(numbers[index])] }
            var next = 0
            for index in 0..<cursor.count {
                let frequency = cursor.frequencies[index]
                let target = input.target(of: cursor.documents[index])
                defer { next += Int(frequency) }
                guard target != MergeInput.dropped else { continue }
                let code = lengthCodes[Int(target)]
                places.removeAll(keepingCapacity: true)
                if hasPositions { try cursor.positions(of: index, into: &places) }
                try numbers.withUnsafeBufferPointer { (all) throws(TraCuuError) in
                    let spelled = UnsafeBufferPointer(rebasing: all[next..<next + Int(frequency)])
                    if hasPositions {
                        try places.withUnsafeBufferPointer { (places) throws(TraCuuError) in
                            try postings.add(document: target, lengthCode: code, places: places, spellings: spelled)
                        }
                    } else {
                        try postings.add(
                            document: target,
                            lengthCode: 0,
                            frequency: frequency,
                            spellings: spelled
                        )
                    }
                }
            }
        }
    }

    /// Copies the postings of one part, all of whose documents and spellings stay, in another order.
    private mutating func reorder(
        _ part: Part,
        _ cursor: PostingsCursor,
        _ map: [UInt32],
        hasPositions: Bool
    ) throws(TraCuuError) {
        let input = inputs[part.input]
        try gathered.gather(cursor, map, hasPositions: hasPositions) { input.target(of: $0) }
        try gathered.write(to: &postings, lengthCodes, documentCount: Int(input.reader.documentCount))
    }
}
