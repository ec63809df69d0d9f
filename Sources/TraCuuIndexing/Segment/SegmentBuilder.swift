// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage
import VietnameseText

/// Builds one segment in memory: takes documents in, then writes the segment's files in one go.
///
/// Stored documents go to their file as they come; everything else is held until `flush`. Adding a document with an
/// id that the builder has already marks the earlier one deleted.
final class SegmentBuilder {
    /// How much of a value is looked at for its keyword first, in bytes: as a rule enough to fill a key.
    private static let keywordPrefix = 1 << 10
    /// How much of a text tells for a short title whether it was typed without diacritics, in bytes.
    private static let tallyPrefix = 1 << 10

    let number: UInt64
    let id: SegmentID
    private let directory: any Directory
    private let analyzer: Analyzer
    private let isStored: Bool
    private var tokens: TokenBuffer

    private var text: TextInverter
    private var bigrams = BigramCounter()
    private var keywords = KeywordInverter()
    private var ids = KeyTable()
    /// For each id its newest document.
    private var documentOfID: [UInt32] = []
    private var norms = NormsWriter()
    private var lengthCodes: [UInt8] = []
    private var columns = ColumnsBuilder()
    private var stored: StoredWriter
    /// Documents replaced or deleted since they came in.
    private var deleted: Set<UInt32> = []
    private(set) var documentCount: UInt32 = 0
    /// The bytes of all documents, as ``DocumentView/size`` counts them.
    private(set) var documentBytes = 0

    init(
        _ directory: any Directory,
        number: UInt64,
        analyzer: Analyzer,
        isStored: Bool
    ) throws(TraCuuError) {
        self.directory = directory
        self.number = number
        self.analyzer = analyzer
        self.isStored = isStored
        id = SegmentID(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
        tokens = TokenBuffer()
        text = TextInverter()
        stored = try StoredWriter(directory, name: SegmentFiles.name(number, .stored), segment: id)
    }

    /// Bytes of memory that the documents taken in so far need.
    var memory: Int {
        text.memory + bigrams.memory + keywords.memory + ids.memory + Int(documentCount) * 16 + columns.allocatedBytes
    }

    /// Whether a document of that many bytes can still be taken in.
    func hasRoom(for document: DocumentView) -> Bool {
        documentCount < UInt32(Int32.max) && text.hasRoom(forBytes: document.title.count + document.text.count)
    }

    /// Takes a document in, whose fields are within the limits of a ``FieldRegistry``.
    ///
    /// - Returns: whether it replaced one that the builder had.
    func add(_ document: DocumentView) throws(TraCuuError) -> Bool {
        let number = documentCount
        let title = try invert(document.title, at: 0, tally: { () throws(TraCuuError) in try tally(document.text) })
        let titleLength = title.length
        let bodyStart = DocumentZones.bodyStart(titleLength: titleLength)
        let bodyLength = try invert(document.text, at: bodyStart, tally: { title.tally }).length
        for field in document.fields {
            if field.kind == .string {
                try analyzeKeyword(field.string)
                try keywords.add(field.name, tokens: tokens, analyzer: analyzer, document: number)
            }
            try columns.add(number, field)
        }
        try stored.add(document, textStored: isStored)
        norms.add(length: titleLength + bodyLength, titleLength: titleLength)
        lengthCodes.append(LengthCode.encode(titleLength + bodyLength))
        documentCount += 1
        documentBytes += document.size
        return try register(document.id, number)
    }

    /// Inverts one run of text whose first token stands at `position`; returns its length in tokens and the tally of its first
    /// piece.
    ///
    /// Long texts are taken in pieces, cut where no token can cross, so that the tokens in memory stay few. Each tells by
    /// itself whether it was typed without diacritics, unless it is short: then the rest of the document tells.
    ///
    /// - Parameter other: gives the tally of the rest of the document.
    private func invert(
        _ bytes: UnsafeRawBufferPointer,
        at position: UInt32,
        tally other: () throws(TraCuuError) -> MarkTally
    ) throws(TraCuuError) -> (length: UInt32, tally: MarkTally) {
        var length: UInt32 = 0
        var first: MarkTally?
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = TextPieces.next(UnsafeRawBufferPointer(rebasing: rest))
            try analyze(piece)
            let tally = analyzer.tally(tokens)
            first = first ?? tally
            var isUnaccented = tally.isUnaccented
            if tally.isShortAndBare {
                isUnaccented = (tally + (try other())).isUnaccented
                // To tell, other text may have been analyzed.
                try analyze(piece)
            }
            try text.add(
                tokens,
                analyzer: analyzer,
                document: documentCount,
                basePosition: position + length,
                isUnaccented: isUnaccented
            )
            try bigrams.add(tokens, analyzer: analyzer)
            length += UInt32(tokens.positionCount)
            rest = rest.dropFirst(piece.count)
        }
        bigrams.endText()
        return (length, first ?? MarkTally())
    }

    /// Tallies the beginning of a text.
    private func tally(_ text: UnsafeRawBufferPointer) throws(TraCuuError) -> MarkTally {
        try analyze(TextPieces.next(text, size: Self.tallyPrefix))
        return analyzer.tally(tokens)
    }

    /// Fills the tokens with those of a value, or with as many from its start as its key has room for.
    private func analyzeKeyword(_ value: UnsafeRawBufferPointer) throws(TraCuuError) {
        var size = Self.keywordPrefix
        while true {
            let prefix = TextPieces.next(value, size: size)
            try analyze(prefix)
            if prefix.count == value.count || KeywordInverter.isEnough(tokens, analyzer) { return }
            size *= 4
        }
    }

    /// Fills the tokens with those of a text.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` if ICU fails, so that no word is left out in silence. Part of the document
    ///   may have been taken in by then, so the segment must not be written.
    private func analyze(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError) {
        analyzer.analyze(bytes, into: &tokens)
        if let failure = analyzer.failure { throw .usage("the text analysis failed: \(failure)") }
    }

    private func register(_ id: UnsafeRawBufferPointer, _ number: UInt32) throws(TraCuuError) -> Bool {
        let entry = try ids.insert(id)
        if entry.isNew {
            documentOfID.append(number)
            return false
        }
        let wasAlive = deleted.insert(documentOfID[entry.number]).inserted
        documentOfID[entry.number] = number
        return wasAlive
    }

    /// Marks the document with that id deleted; false if it is already, nil if the builder never had one.
    func delete(_ id: UnsafeRawBufferPointer) -> Bool? {
        guard let entry = ids.find(id) else { return nil }
        return deleted.insert(documentOfID[entry]).inserted
    }

    /// Writes all files durably.
    func flush() throws(TraCuuError) -> BuiltSegment {
        var info = SegmentInfo()
        info.documentCount = documentCount
        info.isStored = isStored
        info.fields = keywords.sortedFields
        info.cutTerms = text.cutTerms
        func name(_ kind: FileKind) -> String { SegmentFiles.name(number, kind) }
        var terms = try TermsWriter(directory, name: name(.terms), segment: id)
        var postings = try PostingsWriter(
            directory,
            postings: name(.postings),
            positions: name(.positions),
            segment: id
        )
        try lengthCodes.withUnsafeBufferPointer { (codes) throws(TraCuuError) in
            try text.write(to: &postings, &terms, lengthCodes: codes)
        }
        try writeIDs(to: postings, &terms)
        try keywords.write(to: &postings, &terms)
        _ = try postings.finish()
        _ = try terms.finish()
        _ = try stored.finish()
        _ = try norms.write(to: directory, name: name(.norms), segment: id)
        _ = try ColumnsWriter.write(
            columns,
            documentCount: documentCount,
            to: directory,
            name: name(.columns),
            segment: id
        )
        try bigrams.write(directory, name: name(.bigrams), segment: id)
        _ = try info.write(directory, name: name(.segment), segment: id)
        let reference = SegmentReference(number: number, id: id, documentCount: documentCount)
        return BuiltSegment(reference: reference, deleted: deleted.sorted())
    }

    private func writeIDs(
        to postings: borrowing PostingsWriter,
        _ terms: inout TermsWriter
    ) throws(TraCuuError) {
        let counts = [SpellingCounts(documentFrequency: 1, totalFrequency: 1)]
        for entry in ids.sorted() {
            let info = postings.unwritten(document: documentOfID[entry])
            let key = ids.key(entry)
            try terms.add(field: TermsFormat.idField, key: key, info: info, spellings: [key], counts: counts)
        }
    }
}

/// A segment whose files a builder has written.
struct BuiltSegment: Sendable {
    let reference: SegmentReference
    /// Documents that were replaced or deleted while it was built, ascending.
    let deleted: [UInt32]
}

/// Where the title and the body of a document stand in its positions.
package enum DocumentZones {
    /// The position of the first token of the body: one place is left free so that no phrase crosses the border.
    package static func bodyStart(titleLength: UInt32) -> UInt32 { titleLength == 0 ? 0 : titleLength + 1 }
}
