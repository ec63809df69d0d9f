// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

extension SegmentCheck {
    /// Checks the dictionary and the postings of all its terms.
    mutating func checkTerms() throws(TraCuuError) {
        var cursor = segment.terms.cursor()
        var previous: [UInt8] = []
        var count: UInt64 = 0
        var postingsEnd = UInt64(IndexFileFormat.headerSize)
        var positionsEnd = postingsEnd
        while !report.isFull, try cursor.next() {
            let key = cursor.fullKey
            let info = cursor.info
            count += 1
            if !previous.isEmpty, !previous.lexicographicallyPrecedes(key) {
                wrong(.terms, "term \(count) is out of order")
            }
            previous = key
            if info.postingsLength > 0, info.postingsStart != postingsEnd {
                wrong(.terms, "the postings of term \(count) do not follow those before")
            }
            if info.positionsLength > 0, info.positionsStart != positionsEnd {
                wrong(.terms, "the positions of term \(count) do not follow those before")
            }
            postingsEnd &+= info.postingsLength
            positionsEnd &+= info.positionsLength
            let spellings = try cursor.spellings()
            if cursor.field == TermsFormat.idField {
                checkID(info, spellings, key)
            } else if cursor.field == TermsFormat.textField || isKnown(field: cursor.field) {
                do throws(TraCuuError) {
                    try checkPostings(info, spellings, field: cursor.field)
                } catch {
                    report.add(error)
                }
            } else {
                wrong(.terms, "term \(count) is of field \(cursor.field), which does not exist")
            }
        }
        report.terms += count
        guard !report.isFull else { return }
        if count != segment.terms.termCount {
            wrong(.terms, "there are \(count) terms instead of \(segment.terms.termCount)")
        }
        if let file = file(.postings), file.bodyEnd != postingsEnd {
            wrong(.postings, at: postingsEnd, "the postings end at \(file.bodyEnd) instead of here")
        }
        if let file = file(.positions), file.bodyEnd != positionsEnd {
            wrong(.positions, at: positionsEnd, "the positions end at \(file.bodyEnd) instead of here")
        }
    }

    private func isKnown(field: UInt8) -> Bool {
        Int(field) - Int(TermsFormat.firstKeywordField) < segment.info.fields.count
    }

    private mutating func checkID(_ info: TermInfo, _ spellings: [Spelling], _ key: [UInt8]) {
        report.postings += 1
        guard info.isSingle, spellings.count == 1, spellings[0].key.elementsEqual(key.dropFirst()),
            info.singleDocument < segment.documentCount
        else { return wrong(.terms, "an id stands for no document") }
        if !identified.insert(info.singleDocument) {
            wrong(.terms, "two ids stand for document \(info.singleDocument)")
        }
    }
}
