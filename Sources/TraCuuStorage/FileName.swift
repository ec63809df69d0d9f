// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// The rule for names of files in a ``Directory``.
package enum FileName {
    /// The longest name in bytes, as most file systems have it.
    package static let lengthLimit = 255

    /// Checks that a name is a plain one, so that no name leads out of the folder.
    ///
    /// - Throws: ``TraCuuError/usage(_:)`` if the name is empty, longer than ``lengthLimit`` bytes, a single dot, or
    ///   holds a slash, two dots in a row or a byte below 0x20.
    package static func validate(_ name: String) throws(TraCuuError) {
        let bytes = Array(name.utf8)
        guard !bytes.isEmpty, bytes.count <= lengthLimit, name != "." else {
            throw .usage("a file name has 1 to \(lengthLimit) bytes: \(name.debugDescription)")
        }
        var previous: UInt8 = 0
        for byte in bytes {
            let dots = byte == UInt8(ascii: ".") && previous == byte
            guard byte >= 0x20, byte != UInt8(ascii: "/"), !dots else {
                throw .usage("not a plain file name: \(name.debugDescription)")
            }
            previous = byte
        }
    }
}
