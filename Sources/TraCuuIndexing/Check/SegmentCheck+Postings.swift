// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

extension SegmentCheck {
    /// Checks the postings of one term of the text or of a further field.
    ///
    /// - Throws: if they cannot be decoded; everything else is reported.
    mutating func checkPostings(
        _ info: TermInfo,
        _ stated: [Spelling],
        field: UInt8
    ) throws(TraCuuError) {
        let isText = field == TermsFormat.textField
        let list = try segment.postingList(info, hasPositions: isText)
        let cursor = PostingsCursor(list)
        var tally = TermTally(spellingCount: stated.count)
        func wrong(_ reason: String) { self.wrong(.postings, at: info.postingsStart, reason) }
        for block in 0..<list.blockCount {
            try cursor.load(block)
            try cursor.spellingNumbers(into: &numbers)
            let impacts = list.skip?.impacts(of: block)
            var next = 0
            for index in 0..<cursor.count {
                let document = cursor.documents[index]
                let frequency = cursor.frequencies[index]
                if tally.documents > 0, document <= tally.last { return wrong("documents are out of order") }
                let code = isText ? segment.norms.codes[Int(document)] : 0
                if let impacts, !impacts.bound(frequency, code) { return wrong("a block's impacts are too low") }
                if let whole = list.skip?.impacts, !whole.bound(frequency, code) {
                    return wrong("a term's impacts are too low")
                }
                let end = next + Int(frequency)
                tally.add(document: document, numbers: numbers[next..<end])
                next = end
                if isText {
                    places.removeAll(keepingCapacity: true)
                    try cursor.positions(of: index, into: &places)
                    if places.count != Int(frequency) { return wrong("positions are missing") }
                    if !places.isAscending { return wrong("positions are out of order") }
                    for place in places where tokenPlaces?.insert(place, of: document) == false {
                        return wrong("a position lies outside the text")
                    }
                } else if frequency > info.spellingCount {
                    return wrong("a keyword occurs more often than it has spellings")
                }
            }
            if let last = list.skip?.lastDocument(of: block), last != tally.last {
                return wrong("a block ends at another document than the skip data says")
            }
        }
        report.postings += UInt64(tally.documents)
        if tally.documents != info.documentFrequency || tally.occurrences != info.totalFrequency {
            wrong("a term has \(tally.documents) documents and \(tally.occurrences) occurrences, not what is stated")
        }
        if tally.spellings != stated.map(\.counts) { wrong("the counts of a term's spellings are wrong") }
        if Set(stated.map(\.key)).count < stated.count { wrong("a term has one spelling twice") }
        if !isText, stated.contains(where: { UnaccentedSpelling.isKey($0.key) }) {
            wrong("a keyword has a spelling that only texts have")
        }
    }
}

/// The counts of one term, from its postings.
private struct TermTally {
    private(set) var documents: UInt32 = 0
    private(set) var occurrences: UInt64 = 0
    /// The document added last.
    private(set) var last: UInt32 = 0
    private(set) var spellings: [SpellingCounts]
    /// For each spelling how many documents there were when it was last seen.
    private var seen: [UInt32]

    init(spellingCount: Int) {
        let none = SpellingCounts(documentFrequency: 0, totalFrequency: 0)
        spellings = Array(repeating: none, count: spellingCount)
        seen = Array(repeating: 0, count: spellingCount)
    }

    /// Takes a posting in, with the spelling of each occurrence.
    mutating func add(document: UInt32, numbers: ArraySlice<UInt32>) {
        documents += 1
        occurrences += UInt64(numbers.count)
        last = document
        for number in numbers {
            let index = Int(number)
            spellings[index].totalFrequency += 1
            if seen[index] != documents {
                seen[index] = documents
                spellings[index].documentFrequency += 1
            }
        }
    }
}

extension Impacts {
    /// Whether a pair has at least this frequency and at most this length code.
    fileprivate func bound(_ frequency: UInt32, _ code: UInt8) -> Bool {
        for index in 0..<Self.pairCount {
            let pair = pair(index)
            let highest = pair.frequency == Self.saturated ? UInt32.max : UInt32(pair.frequency)
            if pair.frequency > 0, frequency <= highest, pair.code <= code { return true }
        }
        return false
    }
}

extension [UInt32] {
    /// Whether no element is below the one before.
    fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
