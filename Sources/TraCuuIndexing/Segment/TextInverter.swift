// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import VietnameseText

/// The terms of the text of a segment under construction, with their spellings and occurrences.
struct TextInverter: ~Copyable {
    private var folded = KeyTable()
    private var exact = SpellingTable()
    /// For each exact key its term and its number among the term's spellings.
    private var termOfExact: [UInt32] = []
    private var numberOfExact: [UInt32] = []
    /// For each term the number of its spellings.
    private var spellingCounts: [UInt32] = []
    private var lists = OccurrenceLists()
    /// For each surface form of the analyzer its term (high half) and spelling (low half), `unknown` if not yet seen.
    private var forms: [UInt64] = []
    /// The same for texts typed without diacritics; empty if there was none.
    private var unaccentedForms: [UInt64] = []
    private var generation = -1
    /// Different words whose key was cut to the limit.
    private(set) var cutTerms: UInt64 = 0

    private static let unknown = UInt64.max

    /// Bytes of memory that the documents taken in so far need.
    ///
    /// `forms` and `unaccentedForms` are left out: each is as long as the analyzer's table, which outlives the segment and has a limit of its own.
    /// Counted here it would fill a small budget from the first document on, and make segments of a few documents.
    var memory: Int {
        folded.memory + exact.memory + termOfExact.count * 12 + lists.memory
    }

    /// Whether a text of that many bytes is sure to fit: even with aliases it has no more tokens than bytes.
    func hasRoom(forBytes count: Int) -> Bool {
        lists.hasRoom(for: count)
    }

    /// Adds the tokens of a run of text whose positions start at `basePosition`.
    ///
    /// - Parameter isUnaccented: whether it was typed without diacritics: then its words without marks have the spellings of
    ///   such texts.
    mutating func add(
        _ tokens: borrowing TokenBuffer,
        analyzer: Analyzer,
        document: UInt32,
        basePosition: UInt32,
        isUnaccented: Bool = false
    ) throws(TraCuuError) {
        if analyzer.generation != generation {
            generation = analyzer.generation
            forms.removeAll(keepingCapacity: true)
            unaccentedForms.removeAll(keepingCapacity: true)
        }
        // The table in use stands in `forms`.
        if isUnaccented { swap(&forms, &unaccentedForms) }
        defer { if isUnaccented { swap(&forms, &unaccentedForms) } }
        if forms.count < analyzer.formCount {
            forms.append(contentsOf: repeatElement(Self.unknown, count: analyzer.formCount - forms.count))
        }
        try lists.reserve(occurrences: tokens.count)
        var next = 0
        while next < tokens.count {
            next = addKnown(tokens, from: next, document: document, basePosition: basePosition)
            if next < tokens.count { try resolve(tokens[next].form, analyzer, isUnaccented: isUnaccented) }
        }
        try lists.checkRoom()
    }

    /// Adds tokens up to the first whose form has not been seen; returns that one's index, or their count.
    private mutating func addKnown(
        _ tokens: borrowing TokenBuffer,
        from start: Int,
        document: UInt32,
        basePosition: UInt32
    ) -> Int {
        tokens.withUnsafeTokens { tokens in
            forms.withUnsafeBufferPointer { forms in
                for index in start..<tokens.count {
                    let token = tokens[index]
                    let entry = forms[Int(token.form)]
                    if entry == Self.unknown { return index }
                    lists.add(
                        term: Int(truncatingIfNeeded: entry >> 32),
                        document: document,
                        position: basePosition &+ token.position,
                        spelling: UInt32(truncatingIfNeeded: entry)
                    )
                }
                return tokens.count
            }
        }
    }

    /// Finds or makes the term and spelling of a surface form.
    private mutating func resolve(
        _ form: UInt32,
        _ analyzer: Analyzer,
        isUnaccented: Bool
    ) throws(TraCuuError) {
        let term = try folded.insert(analyzer.foldedKey(form))
        if term.isNew {
            try lists.addTerm()
            spellingCounts.append(0)
        }
        // Counted once, whichever kind of text it came in first.
        let isInOther = Int(form) < unaccentedForms.count && unaccentedForms[Int(form)] != Self.unknown
        if analyzer.isCut(form), !isInOther { cutTerms += 1 }
        let spelling = try insertSpelling(form, analyzer, of: term.number, isUnaccented: isUnaccented)
        if spelling.isNew {
            termOfExact.append(UInt32(term.number))
            numberOfExact.append(spellingCounts[term.number])
            spellingCounts[term.number] += 1
        }
        forms[Int(form)] = UInt64(term.number) << 32 | UInt64(numberOfExact[spelling.number])
    }

    private mutating func insertSpelling(
        _ form: UInt32,
        _ analyzer: Analyzer,
        of term: Int,
        isUnaccented: Bool
    ) throws(TraCuuError) -> (number: Int, isNew: Bool) {
        let key = analyzer.exactKey(form)
        guard isUnaccented, analyzer.mayHaveLostMarks(form) else { return try exact.insert(key, of: term) }
        return try UnaccentedSpelling.key(for: key).withBytes { (key) throws(TraCuuError) in
            try exact.insert(key, of: term)
        }
    }

    /// Writes all terms in order, with their postings.
    ///
    /// - Parameter lengthCodes: for each document its length as in the norms.
    func write(
        to postings: inout PostingsWriter,
        _ terms: inout TermsWriter,
        lengthCodes: UnsafeBufferPointer<UInt8>
    ) throws(TraCuuError) {
        // The exact keys of each term, in the order of their numbers.
        let spellings = Grouping(termOfExact, count: folded.count)
        var posting = PendingPosting()
        for term in folded.sorted() {
            let numbers = spellings.members(of: term)
            postings.begin(spellingCount: numbers.count, hasPositions: true)
            var reader = lists.reader(of: term)
            posting.removeAll()
            while reader.next() {
                if reader.document != posting.document, !posting.isEmpty {
                    try posting.write(to: &postings, lengthCodes)
                }
                posting.append(document: reader.document, place: reader.place)
                // The writer does not ask for them if there is only one: a long text may have millions.
                if numbers.count > 1 { posting.append(spelling: reader.spelling) }
            }
            guard !posting.isEmpty else { continue }
            try posting.write(to: &postings, lengthCodes)
            let info = try postings.end()
            try terms.add(
                field: TermsFormat.textField,
                key: folded.key(term),
                info: info,
                spellings: numbers.map { exact.key(Int($0)) },
                counts: postings.spellings
            )
        }
    }
}

/// The occurrences of a term in one document, on their way to the postings.
private struct PendingPosting: ~Copyable {
    private(set) var document = UInt32.max
    private var places = NumberBuffer()
    private var spellings = NumberBuffer()

    var isEmpty: Bool { places.count == 0 }

    mutating func removeAll() {
        places.removeAll()
        spellings.removeAll()
        document = .max
    }

    @inline(__always)
    mutating func append(document: UInt32, place: UInt32) {
        self.document = document
        places.append(place)
    }

    @inline(__always)
    mutating func append(spelling: UInt32) { spellings.append(spelling) }

    mutating func write(
        to postings: inout PostingsWriter,
        _ lengthCodes: UnsafeBufferPointer<UInt8>
    ) throws(TraCuuError) {
        try postings.add(
            document: document,
            lengthCode: lengthCodes[Int(document)],
            places: places.numbers,
            spellings: spellings.numbers
        )
        removeAll()
    }
}
