// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// Words and their keys by ICU alone, as a program makes them that has nothing else: what ``Analyzer`` is measured against.
///
/// Word boundaries over the whole text; for each word NFKC_Casefold as its exact key, and the NFD of that without
/// nonspacing marks and with d for đ as its folded key. Memory is kept from word to word. It does less than the analyzer:
/// no tone is put in its place, no rule beyond ICU's divides words, and no other letter is spelled with an ASCII one.
@_spi(Measuring)
public final class ICUChain {
    /// The bytes of all keys made so far.
    public private(set) var keyBytes = 0

    private let breaker: WordBreaker
    private var exact = [UInt8](repeating: 0, count: 1024)
    private var folded = [UInt8](repeating: 0, count: 1024)

    /// A chain of its own.
    public init() throws(AnalysisError) { breaker = try WordBreaker() }

    /// Makes the keys of every word of a text, each in the place of the one before; returns the number of words.
    public func analyze(_ text: UnsafeRawBufferPointer) throws(AnalysisError) -> Int {
        guard let base = text.baseAddress, !text.isEmpty else { return 0 }
        var words = 0
        try breaker.forEachWord(in: base.assumingMemoryBound(to: UInt8.self), count: text.count) { start, end in
            words += 1
            let word = UnsafeRawBufferPointer(rebasing: text[start..<end])
            let exactLength = Self.normalize(Int32(TRACUU_ICU_NFKC_CASEFOLD), word, into: &exact)
            var foldedLength = exact.withUnsafeBytes { exact in
                let key = UnsafeRawBufferPointer(rebasing: exact[..<exactLength])
                return Self.normalize(Int32(TRACUU_ICU_NFD), key, into: &folded)
            }
            foldedLength = folded.withUnsafeMutableBufferPointer { Self.stripMarks($0, count: foldedLength) }
            keyBytes &+= exactLength &+ foldedLength
        }
        return words
    }

    private static func normalize(_ form: Int32, _ word: UnsafeRawBufferPointer, into result: inout [UInt8]) -> Int {
        let source = word.baseAddress?.assumingMemoryBound(to: UInt8.self)
        while true {
            let length = result.withUnsafeMutableBufferPointer {
                tracuu_normalize(form, source, Int64(word.count), $0.baseAddress, Int64($0.count))
            }
            guard length > result.count else { return max(0, Int(length)) }
            result = [UInt8](repeating: 0, count: Int(length) * 2)
        }
    }

    /// Removes nonspacing marks from well-formed text and writes đ as d, in place; returns the new length.
    private static func stripMarks(_ text: UnsafeMutableBufferPointer<UInt8>, count: Int) -> Int {
        var length = 0
        var position = 0
        while position < count {
            let (value, size) = UTF8Decoding.scalar(in: UnsafeBufferPointer(text), at: position)
            if value == 0x111 {
                text[length] = UInt8(ascii: "d")
                length += 1
            } else if value < 0x300 || tracuu_is_nonspacing_mark(value) == 0 {
                for offset in 0..<size { text[length + offset] = text[position + offset] }
                length += size
            }
            position += size
        }
        return length
    }
}
