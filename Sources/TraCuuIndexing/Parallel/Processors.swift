// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// The processors that this process may use.
enum Processors {
    /// How many there are: those it is bound to, or fewer if its control group (version 2) has a quota.
    static let available: Int = {
        let status = text(of: "/proc/self/status").split(separator: "\n")
        let mask = status.first { $0.hasPrefix("Cpus_allowed:") }.map { count(inMask: $0.drop { $0 != ":" }) } ?? 0
        let known = mask > 0 ? mask : Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return max(1, min(known, quota(text(of: "/sys/fs/cgroup/cpu.max")) ?? .max))
    }()

    /// The bits that are set in a mask of hexadecimal digits and commas.
    static func count(inMask mask: some StringProtocol) -> Int {
        mask.reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
    }

    /// The processors that the content of `cpu.max` allows, rounded up: microseconds of time in each so many microseconds;
    /// nil for `max`, which is no quota.
    static func quota(_ content: String) -> Int? {
        let numbers = content.split(whereSeparator: \.isWhitespace).map { Int($0) }
        guard numbers.count == 2, let time = numbers[0], let period = numbers[1], time > 0, period > 0 else {
            return nil
        }
        return (time - 1) / period + 1
    }

    /// The beginning of a file of the system, empty if it cannot be read.
    private static func text(of path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
