// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// Which places of the texts of a segment postings name: a bit for each.
///
/// Occurrences cannot be counted instead, since an alias shares the place of a word.
struct TokenPlaces {
    /// More tokens than a byte of dictionary or positions can stand for.
    private static let tokensPerByte: UInt64 = 256

    private let norms: NormsReader
    /// The first bit of each document; it has one more than tokens, for the place that is left free behind a title.
    private let starts: [UInt64]
    private var words: [UInt64]

    /// No place named yet; nil if the documents are longer than the occurrences of all terms of the text.
    init?(_ segment: SegmentReader, occurrences: UInt64) {
        norms = segment.norms
        var starts: [UInt64] = []
        starts.reserveCapacity(Int(segment.documentCount))
        var next: UInt64 = 0
        for document in 0..<segment.documentCount {
            starts.append(next)
            next += UInt64(norms.length(document)) + 1
        }
        // So that made-up lengths, and made-up frequencies, claim no memory that nothing stands for.
        let bytes = segment.files.reduce(into: UInt64(0)) { sum, file in
            if file.kind == .terms || file.kind == .positions { sum += file.file.bodyEnd }
        }
        guard next - UInt64(segment.documentCount) <= min(occurrences, bytes * Self.tokensPerByte) else { return nil }
        self.starts = starts
        words = Array(repeating: 0, count: Int((next + 63) / 64))
    }

    /// Names a place of a document; false if its text has no such place.
    mutating func insert(_ place: UInt32, of document: UInt32) -> Bool {
        guard place <= norms.length(document) else { return false }
        let bit = starts[Int(document)] + UInt64(place)
        words[Int(bit >> 6)] |= 1 << (bit & 63)
        return true
    }

    /// Whether the places named are just those that a document has: of its title, then of its body.
    func isComplete(_ document: UInt32) -> Bool {
        let length = norms.length(document)
        let title = norms.titleLength(document)
        let bodyStart = DocumentZones.bodyStart(titleLength: title)
        for place in 0...UInt64(length) {
            let isToken = place < title || (place >= bodyStart && place < UInt64(bodyStart) + UInt64(length - title))
            if isToken != contains(starts[Int(document)] + place) { return false }
        }
        return true
    }

    private func contains(_ bit: UInt64) -> Bool { words[Int(bit >> 6)] >> (bit & 63) & 1 == 1 }
}
