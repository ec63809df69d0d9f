// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

extension FaultDirectory {
    /// What another process would see now, as long as the machine has power, in a directory that works.
    package func visible() throws -> MemoryDirectory {
        let (names, inodes) = state.withLock { ($0.names, $0.inodes) }
        let copy = MemoryDirectory(path: "(visible)")
        for (name, inode) in names { try copy.put(name, inodes[inode, default: Inode()].content) }
        return copy
    }
}
