// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// One token of a text, or an alias for several.
///
/// An alias follows the token it begins with and has that token's `start` and `position`; its `end` is that of the last
/// token it covers. It is the only kind of token whose position is that of the token before it in the buffer.
@frozen
public struct AnalyzedToken: Equatable, Sendable {
    /// The interned form, for the analyzer that made the token (``Analyzer/exactKey(_:)`` and others).
    public var form: UInt32
    /// The first byte in the text.
    public var start: UInt32
    /// The byte behind the last.
    public var end: UInt32
    /// The token's place in the text, from 0; aliases take up none.
    public var position: UInt32

    /// A token from its parts.
    @inlinable
    public init(form: UInt32, start: UInt32, end: UInt32, position: UInt32) {
        self.form = form
        self.start = start
        self.end = end
        self.position = position
    }
}

/// The tokens of one text, in memory that is kept from text to text.
public struct TokenBuffer: ~Copyable, @unchecked Sendable {
    // Sendable: the memory belongs to this value alone, and the value cannot be copied.
    @usableFromInline var storage: UnsafeMutablePointer<AnalyzedToken>
    @usableFromInline var capacity: Int
    /// The number of tokens, aliases included.
    public internal(set) var count = 0
    /// The number of positions: that of the tokens without the aliases.
    public internal(set) var positionCount = 0

    /// An empty buffer with room for some tokens.
    public init(capacity: Int = 1024) {
        self.capacity = max(capacity, 16)
        storage = .allocate(capacity: self.capacity)
    }

    deinit { storage.deallocate() }

    /// A token by its index, which must be below ``count``.
    @inlinable
    public subscript(index: Int) -> AnalyzedToken {
        precondition(index >= 0 && index < count, "no such token")
        return storage[index]
    }

    /// Lends the tokens as they lie in memory.
    @inlinable
    public func withUnsafeTokens<R, E: Error>(
        _ body: (UnsafeBufferPointer<AnalyzedToken>) throws(E) -> R
    ) throws(E) -> R {
        try body(UnsafeBufferPointer(start: storage, count: count))
    }

    /// Makes room for more tokens; the `used` first ones are kept.
    mutating func grow(keeping used: Int) {
        let larger = UnsafeMutablePointer<AnalyzedToken>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: storage, count: used)
        storage.deallocate()
        storage = larger
        capacity *= 2
    }
}
