// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Random numbers, the same on every machine: SplitMix64 (Steele, Lea, Flood, 2014).
///
/// Many independent streams come from one seed, so that document 5,000 can be written without those before it.
public struct RandomSource: Sendable {
    private var state: UInt64

    /// Begins a stream.
    public init(seed: UInt64, stream: UInt64 = 0) {
        state = Self.mixed(seed &+ 0x5472_6143_7575) ^ Self.mixed(stream &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    }

    /// 64 random bits.
    @inline(__always)
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 up to, but not including, `bound`, which is positive and below 2^31.
    @inline(__always)
    public mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    /// Whether an event of `chances` in 1,024 happens.
    @inline(__always)
    public mutating func happens(_ chances: Int) -> Bool { below(1024) < chances }

    /// An element of a list that is not empty.
    mutating func element<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
