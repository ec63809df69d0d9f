// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// What a segment holds, apart from its data: counts and the names of its further fields.
///
/// ## Segment file (kind 2)
/// ```
/// body   := u32 documents, u64 cutTerms, u8 flags, varint n, field{n}
/// cutTerms := different words of the text that were longer than the limit and cut (a merge adds those of its inputs)
/// flags  := 1 if title, text and fields are stored and not only the ids, plus 2 if there is a file of bigrams
/// field  := length-prefixed name in UTF-8     ; field i has the number 2 + i in the term dictionary
/// ```
package struct SegmentInfo: Equatable, Sendable {
    /// Documents in the segment, deleted ones included.
    package var documentCount: UInt32 = 0
    /// Different words of the text whose key was cut to the limit.
    package var cutTerms: UInt64 = 0
    /// Whether title, text and further fields are stored.
    package var isStored = true
    /// Whether there is a file of bigrams, which segments of earlier releases lack.
    package var hasBigrams = true
    /// The names of the further fields that have keyword terms, by their number less 2.
    package var fields: [String] = []

    package init() {}

    /// The number of a field, compared by its bytes, in the term dictionary; nil if the segment does not have it.
    package func number(of field: String) -> UInt8? {
        guard let index = fields.firstIndex(where: { $0.utf8.elementsEqual(field.utf8) }) else { return nil }
        return TermsFieldNumber.keyword(index)
    }

    /// Writes the file durably; returns its length.
    package func write(_ directory: any Directory, name: String, segment: SegmentID) throws(TraCuuError) -> UInt64 {
        let file = try IndexFileWriter(directory, name: name, kind: .segment, segment: segment)
        var body = ByteWriter()
        body.append(fixed: documentCount)
        body.append(fixed: cutTerms)
        body.append((isStored ? 1 : 0) | (hasBigrams ? 2 : 0))
        body.append(varint: UInt64(fields.count))
        for field in fields { body.append(lengthPrefixed: field) }
        try file.write(body)
        return try file.finish()
    }

    /// Reads the file.
    package init(_ file: IndexFile) throws(TraCuuError) {
        let start = UInt64(IndexFileFormat.headerSize)
        var reader = try file.reader(at: start, count: Int(file.bodyEnd - start))
        documentCount = try reader.fixed()
        cutTerms = try reader.fixed()
        let flags = try reader.byte()
        isStored = flags & 1 != 0
        hasBigrams = flags & 2 != 0
        let count = try reader.varint(upTo: TermsFieldNumber.keywordLimit, "the number of fields")
        for _ in 0..<count { fields.append(try reader.string()) }
        guard reader.remaining == 0 else { throw reader.corrupt("longer than its content") }
        guard documentCount <= UInt32(Int32.max) else { throw reader.corrupt("an impossible number of documents") }
    }
}
