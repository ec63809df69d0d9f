// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

extension Directory {
    /// Writes a whole file.
    package func put(_ name: String, _ content: [UInt8]) throws {
        let file = try create(name)
        try content.withUnsafeBytes { try file.write($0) }
        try file.sync()
        try file.close()
    }

    /// The content of a whole file.
    package func content(_ name: String) throws -> [UInt8] {
        let mapping = try map(name)
        return withExtendedLifetime(mapping) { Array(mapping.bytes) }
    }
}
