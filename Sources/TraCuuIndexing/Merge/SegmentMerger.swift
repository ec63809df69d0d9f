// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore
import TraCuuStorage

/// Writes one segment with the live documents of several, in their order, or of one in another order.
struct SegmentMerger {
    let directory: any Directory
    let number: UInt64
    let id = SegmentID(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
    let inputs: [MergeInput]
    let documentCount: UInt32

    init(_ directory: any Directory, number: UInt64, inputs: [(SegmentReader, DeletionSet)]) {
        self.directory = directory
        self.number = number
        var next: UInt32 = 0
        var mapped: [MergeInput] = []
        for (reader, deletions) in inputs {
            let input = MergeInput(reader, deletions, firstDocument: next)
            next += input.liveCount
            mapped.append(input)
        }
        self.inputs = mapped
        documentCount = next
    }

    /// For the documents of one segment in a new order.
    init(_ directory: any Directory, number: UInt64, reordering reader: SegmentReader, _ order: DocumentOrder) {
        self.directory = directory
        self.number = number
        inputs = [MergeInput(reader, order)]
        documentCount = reader.documentCount
    }

    /// Writes all files of the segment durably.
    func run() throws(TraCuuError) -> SegmentReference {
        for input in inputs {
            for (_, file) in input.reader.files { file.adviseSequential() }
        }
        let codes = lengthCodes()
        var info = SegmentInfo()
        info.documentCount = documentCount
        info.isStored = inputs.contains { $0.reader.info.isStored }
        info.hasBigrams = inputs.contains { $0.reader.bigrams != nil }
        info.cutTerms = inputs.reduce(0) { $0 &+ $1.reader.info.cutTerms }
        info.fields = fields()
        guard info.fields.count <= TermsFieldNumber.keywordLimit else {
            throw .limit("more than \(TermsFieldNumber.keywordLimit) different fields")
        }
        try mergeTerms(fields: info.fields, codes)
        try mergeStored()
        try mergeNorms()
        try mergeColumns()
        if info.hasBigrams {
            let bigrams = BigramMerger(inputs.compactMap(\.reader.bigrams))
            try bigrams.write(directory, name: name(.bigrams), segment: id)
        }
        _ = try info.write(directory, name: name(.segment), segment: id)
        for input in inputs { input.reader.releaseAll() }
        return SegmentReference(number: number, id: id, documentCount: documentCount)
    }

    func name(_ kind: FileKind) -> String { SegmentFiles.name(number, kind) }

    /// The fields of all inputs by the bytes of their names: strings that are only canonically equal are two fields.
    private func fields() -> [String] {
        let names = Set(inputs.flatMap { $0.reader.info.fields.map { Array($0.utf8) } })
        return names.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private func lengthCodes() -> [UInt8] {
        var codes: [UInt8] = []
        codes.reserveCapacity(Int(documentCount))
        for input in inputs {
            input.forEachLive { codes.append(input.reader.norms.codes[Int($0)]) }
        }
        return codes
    }

    private func mergeNorms() throws(TraCuuError) {
        var norms = NormsWriter()
        for input in inputs {
            let own = input.reader.norms
            input.forEachLive { norms.add(length: own.length($0), titleLength: own.titleLength($0)) }
        }
        _ = try norms.write(to: directory, name: name(.norms), segment: id)
    }

    /// Writes dictionary, postings and positions.
    private func mergeTerms(fields: [String], _ codes: [UInt8]) throws(TraCuuError) {
        var merger = TermMerger(
            inputs,
            terms: try TermsWriter(directory, name: name(.terms), segment: id),
            postings: try PostingsWriter(
                directory,
                postings: name(.postings),
                positions: name(.positions),
                segment: id
            ),
            lengthCodes: codes
        )
        let text = Array(repeating: TermsFormat.textField as UInt8?, count: inputs.count)
        try merger.merge(to: TermsFormat.textField, from: text, hasPositions: true)
        let ids = Array(repeating: TermsFormat.idField as UInt8?, count: inputs.count)
        try merger.merge(to: TermsFormat.idField, from: ids, hasPositions: false)
        for (index, field) in fields.enumerated() {
            guard let target = TermsFieldNumber.keyword(index) else { continue }
            let sources = inputs.map { $0.reader.info.number(of: field) }
            try merger.merge(to: target, from: sources, hasPositions: false)
        }
        try merger.finish()
    }
}
