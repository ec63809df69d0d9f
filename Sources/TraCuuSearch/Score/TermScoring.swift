// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs

/// How the frequencies of a term in the documents of a segment become scores.
///
/// The score is `weight - weight / (1 + frequency * inverse)`, which is BM25's `weight * tf / (tf + norm)` with
/// `inverse = 1 / norm`. In this form every step is monotone even with rounding: a larger frequency or a shorter document
/// never has a smaller score. So the score of a block's impacts is a bound of those of its postings, to the bit.
struct TermScoring {
    /// The idf times how often the query has the term, in units of the query's scale; 0 if the term does not score.
    let weight: Float
    /// For each length code `1 / (k1 * (1 - b + b * length / average))`; 256 of them.
    let inverses: UnsafePointer<Float>
    /// For each document its length code.
    let codes: UnsafeRawPointer

    /// Adding this to a number below it leaves the number, rounded, in the low bits.
    static let rounding: Float = 0x1p23

    /// The score of a term that occurs `frequency` times in a document, at least 1 so that 0 stands for no match.
    @inline(__always)
    func score(frequency: UInt32, document: UInt32) -> Int32 {
        score(
            Float(Int32(bitPattern: frequency)),
            inverses[Int(codes.load(fromByteOffset: Int(document), as: UInt8.self))]
        )
    }

    @inline(__always)
    private func score(_ frequency: Float, _ inverse: Float) -> Int32 {
        Self.units(weight - weight / (1 + frequency * inverse))
    }

    /// A number of units as a whole number.
    @inline(__always)
    private static func units(_ score: Float) -> Int32 {
        Int32(bitPattern: (max(score, 1) + rounding).bitPattern &- rounding.bitPattern)
    }

    /// No score is above this.
    var largest: Int32 { Self.units(weight) }

    /// No score of the postings behind these ``Impacts``, as packed, is above this.
    @inline(__always)
    func bound(_ impacts: UInt64) -> Int32 {
        let frequencies = SIMD4<Float>(
            SIMD4<Int32>(
                Int32(truncatingIfNeeded: impacts & 0xFF),
                Int32(truncatingIfNeeded: impacts &>> 16 & 0xFF),
                Int32(truncatingIfNeeded: impacts &>> 32 & 0xFF),
                Int32(truncatingIfNeeded: impacts &>> 48 & 0xFF)
            )
        )
        // A frequency of 255 stands for any larger one; one of 0, for none, scores nothing.
        let highest = frequencies.replacing(with: 0x1p31, where: frequencies .== 255)
        let lengths = SIMD4(
            inverses[Int(truncatingIfNeeded: impacts &>> 8 & 0xFF)],
            inverses[Int(truncatingIfNeeded: impacts &>> 24 & 0xFF)],
            inverses[Int(truncatingIfNeeded: impacts &>> 40 & 0xFF)],
            inverses[Int(truncatingIfNeeded: impacts &>> 56 & 0xFF)]
        )
        let scores = weight - weight / (1 + highest * lengths)
        return Self.units(max(max(scores[0], scores[1]), max(scores[2], scores[3])))
    }

    /// The scores of a term in four documents.
    @inline(__always)
    func score(_ frequencies: SIMD4<UInt32>, _ documents: SIMD4<UInt32>) -> SIMD4<Int32> {
        let lengths = SIMD4(
            inverses[Int(codes.load(fromByteOffset: Int(documents[0]), as: UInt8.self))],
            inverses[Int(codes.load(fromByteOffset: Int(documents[1]), as: UInt8.self))],
            inverses[Int(codes.load(fromByteOffset: Int(documents[2]), as: UInt8.self))],
            inverses[Int(codes.load(fromByteOffset: Int(documents[3]), as: UInt8.self))]
        )
        let counts = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: frequencies))
        let scores = weight - weight / (1 + counts * lengths)
        let rounding = SIMD4(repeating: Self.rounding)
        let units = scores.replacing(with: 1, where: scores .< 1) + rounding
        return unsafeBitCast(units, to: SIMD4<Int32>.self) &- unsafeBitCast(rounding, to: SIMD4<Int32>.self)
    }

    /// Scores a run of postings at once.
    func score(
        _ count: Int,
        documents: UnsafePointer<UInt32>,
        frequencies: UnsafePointer<UInt32>,
        into scores: UnsafeMutablePointer<Int32>
    ) {
        let scoring = self
        var index = 0
        while index &+ 4 <= count {
            let units = scoring.score(
                UnsafeRawPointer(frequencies + index).loadUnaligned(as: SIMD4<UInt32>.self),
                SIMD4(documents[index], documents[index &+ 1], documents[index &+ 2], documents[index &+ 3])
            )
            UnsafeMutableRawPointer(scores + index).storeBytes(of: units, as: SIMD4<Int32>.self)
            index &+= 4
        }
        while index < count {
            scores[index] = score(frequency: frequencies[index], document: documents[index])
            index &+= 1
        }
    }
}

/// The inverse norms of a query, as ``TermScoring`` reads them.
final class NormTable {
    let inverses: UnsafePointer<Float>
    private let memory: UnsafeMutablePointer<Float>
    /// Stands for a norm of 0: infinite it would make no number of a frequency of 0.
    private static let largest: Float = 0x1p60

    init(_ norms: [Float]) {
        memory = .allocate(capacity: 256)
        memory.initialize(repeating: Self.largest, count: 256)
        for (code, norm) in norms.prefix(256).enumerated() { memory[code] = min(1 / norm, Self.largest) }
        inverses = UnsafePointer(memory)
    }

    deinit {
        memory.deallocate()
    }
}
