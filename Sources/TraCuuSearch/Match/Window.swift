// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A run of 4,096 documents of a segment under evaluation: which match, and with what score.
///
/// Matchers fill it as a whole, so that what is dynamic costs once a window and the loops inside run over plain memory.
struct Window {
    /// Documents in a window.
    static let size: UInt32 = 4096
    static let wordCount = Int(size / 64)

    /// The first document, a multiple of ``size``.
    var start: UInt32 = 0
    /// Bit `d - start` is set if document `d` matches.
    let bits: UnsafeMutablePointer<UInt64>
    /// The score of document `start + i` in units of the query's ``ScoreScale``; it means nothing where the bit is not set.
    /// nil if nothing is scored.
    let scores: UnsafeMutablePointer<Int32>?

    /// The document behind the last, or the highest number there is.
    var end: UInt32 {
        let (end, overflow) = start.addingReportingOverflow(Self.size)
        return overflow ? .max : end
    }

    /// Whether any document from `first` to `last` (both within the window) has its bit set.
    func hasAny(_ first: UInt32, _ last: UInt32) -> Bool {
        let low = Int(first - start)
        let high = Int(last - start)
        for word in low >> 6...high >> 6 {
            var bits = bits[word]
            if word == low >> 6 { bits &= .max << UInt64(low & 63) }
            if word == high >> 6 { bits &= .max >> UInt64(63 - high & 63) }
            if bits != 0 { return true }
        }
        return false
    }

    /// Whether a document of the window has its bit set.
    @inline(__always)
    func contains(_ document: UInt32) -> Bool {
        let place = document &- start
        return bits[Int(place >> 6)] &>> UInt64(place & 63) & 1 == 1
    }

    /// Sets the bit of a document of the window.
    @inline(__always)
    func insert(_ document: UInt32) {
        let place = document &- start
        bits[Int(place >> 6)] |= 1 &<< UInt64(place & 63)
    }

    /// Whether no document matches.
    var isEmpty: Bool {
        var all: UInt64 = 0
        for word in 0..<Self.wordCount { all |= bits[word] }
        return all == 0
    }

    /// How many documents match.
    var count: Int {
        var sum = 0
        for word in 0..<Self.wordCount { sum &+= bits[word].nonzeroBitCount }
        return sum
    }
}

/// The memory of a window.
final class WindowMemory {
    private let bits: UnsafeMutablePointer<UInt64>
    private let scores: UnsafeMutablePointer<Int32>?

    /// Memory with or without scores.
    init(isScored: Bool) {
        bits = .allocate(capacity: Window.wordCount)
        bits.initialize(repeating: 0, count: Window.wordCount)
        scores = isScored ? .allocate(capacity: Int(Window.size)) : nil
        scores?.initialize(repeating: 0, count: Int(Window.size))
    }

    deinit {
        bits.deallocate()
        scores?.deallocate()
    }

    /// An empty window at a document; its scores are zero.
    func window(at start: UInt32) -> Window {
        bits.update(repeating: 0, count: Window.wordCount)
        scores?.update(repeating: 0, count: Int(Window.size))
        return Window(start: start, bits: bits, scores: scores)
    }
}
