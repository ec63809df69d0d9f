// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import SyntheticText
import TraCuu
@_spi(Measuring) import VietnameseText

extension Workload {
    /// The analysis of texts and the functions on whole texts.
    static let analysis: [Workload] = [
        Workload("analysis/tokens") {
            let texts = Corpus.texts
            let analyzer = try Analyzer()
            var tokens = TokenBuffer()
            return { measure in
                try measure {
                    for var text in texts {
                        text.withUTF8 { analyzer.analyze(UnsafeRawBufferPointer($0), into: &tokens) }
                    }
                }
                guard tokens.count > 0 else { throw TraCuuError.usage("there are no tokens") }
            }
        },
        Workload("analysis/fold") {
            let texts = Corpus.texts
            return { measure in
                try measure { for text in texts { _ = VietnameseText.fold(text) } }
            }
        },
        Workload("analysis/canonicalize") {
            let texts = Corpus.texts
            return { measure in
                try measure { for text in texts { _ = VietnameseText.canonicalize(text) } }
            }
        },
    ]
}

/// The documents that workloads are about: always the same.
enum Corpus {
    /// Lines of documents as they are indexed, about 8 MB.
    static let documents = 8_000
    /// Texts for the analysis, about 1 MB: the functions on whole texts make a value of each.
    static let texts: [String] = sample(step: 8).map(\.text)

    /// Documents of the corpus at even distances.
    static func sample(step: Int) -> [SyntheticDocument] {
        var writer = DocumentWriter(Language(), seed: 1)
        return stride(from: 0, to: documents, by: step).map { number in
            writer.empty()
            writer.write(number)
            return writer.document
        }
    }

    /// The documents as JSON Lines.
    static func lines() -> [UInt8] {
        var writer = DocumentWriter(Language(), seed: 1)
        var bytes: [UInt8] = []
        for number in 0..<documents {
            writer.write(number)
            bytes += writer.bytes
            writer.empty()
        }
        return bytes
    }
}
