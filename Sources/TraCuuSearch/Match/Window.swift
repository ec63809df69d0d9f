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
    /// The score of document `start + i`; meaningful only where the bit is set.
    let scores: UnsafeMutablePointer<Float>

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

    /// Whether no document matches.
    var isEmpty: Bool {
        for word in 0..<Self.wordCount where bits[word] != 0 { return false }
        return true
    }
}

/// The memory of a window.
final class WindowMemory {
    private let bits: UnsafeMutablePointer<UInt64>
    private let scores: UnsafeMutablePointer<Float>

    init() {
        bits = .allocate(capacity: Window.wordCount)
        scores = .allocate(capacity: Int(Window.size))
        bits.initialize(repeating: 0, count: Window.wordCount)
        scores.initialize(repeating: 0, count: Int(Window.size))
    }

    deinit {
        bits.deallocate()
        scores.deallocate()
    }

    /// An empty window at a document; its scores are zero.
    func window(at start: UInt32) -> Window {
        bits.update(repeating: 0, count: Window.wordCount)
        scores.update(repeating: 0, count: Int(Window.size))
        return Window(start: start, bits: bits, scores: scores)
    }

    /// The same with the scores as they were left: for matchers that do not score.
    func unscoredWindow(at start: UInt32) -> Window {
        bits.update(repeating: 0, count: Window.wordCount)
        return Window(start: start, bits: bits, scores: scores)
    }
}
