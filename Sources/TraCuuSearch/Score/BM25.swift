// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuCodecs

/// The ranking function: Okapi BM25 with the idf that is never negative.
///
/// ```
/// score(d) = sum over terms t of idf(t) * tf / (tf + k1 * (1 - b + b * length(d) / averageLength))
/// idf(t)   = ln(1 + (N - df + 0.5) / (df + 0.5))
/// ```
/// `length(d)` is the number of tokens of title and text, rounded as ``LengthCode`` says (exact up to 40); N, df and
/// averageLength count the documents of the whole index, deleted ones included until they are merged away. The factor
/// k1 + 1 of the original, which changes no order, is left out, as in Lucene since version 8.
/// (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.)
public struct BM25: Equatable, Sendable {
    /// How soon further occurrences stop counting.
    public var k1: Float
    /// How much the length counts, 0 to 1.
    public var b: Float

    /// The parameters; the usual ones by default.
    public init(k1: Float = 1.2, b: Float = 0.75) {
        self.k1 = k1
        self.b = b
    }

    /// The weight of a term that occurs in `documentFrequency` of `documentCount` documents.
    func idf(documentFrequency: UInt64, documentCount: UInt64) -> Float {
        idf(documentFrequency: Double(documentFrequency), documentCount: documentCount)
    }

    /// The weight of what is estimated to occur in `documentFrequency` of `documentCount` documents.
    func idf(documentFrequency: Double, documentCount: UInt64) -> Float {
        let n = Double(documentCount)
        let df = min(documentFrequency, n)
        return Float(log(1 + (n - df + 0.5) / (df + 0.5)))
    }

    /// For each length code the part of the denominator that depends on the length.
    func norms(averageLength: Double) -> [Float] {
        let average = Float(max(averageLength, 1))
        return LengthCode.decoded.map { length in
            k1 * (1 - b + b * Float(length) / average)
        }
    }
}
