// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// Numbers for a person.
enum Numbers {
    /// A number with that many decimals.
    static func decimal(_ number: Double, _ decimals: Int) -> String {
        var digits = [CChar](repeating: 0, count: 400)
        let count = withVaList([Int32(decimals), number]) { vsnprintf(&digits, digits.count, "%.*f", $0) }
        return String(decoding: digits.prefix(Int(max(count, 0))).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Bytes in megabytes of 10^6.
    static func megabytes(_ bytes: UInt64) -> String {
        decimal(Double(bytes) / 1e6, 1) + " MB"
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// A number with its noun: `1 document`, `2 documents`.
    static func count(_ number: some BinaryInteger, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}
