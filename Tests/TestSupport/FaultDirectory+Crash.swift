// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

extension FaultDirectory {
    /// What a power loss at this moment leaves on the disk, in a directory that works.
    ///
    /// A name that was created, renamed or removed since the last sync of the folder is found as before or as after, by
    /// chance. Of a file, the bytes that a sync covered are safe; those after it are lost, zeroed, cut, have one bit
    /// flipped or are there, and a file that was never synced may be gone altogether.
    package func crash(seed: UInt64) throws -> MemoryDirectory {
        var random = SeededGenerator(seed: seed)
        let (names, durableNames, inodes) = state.withLock { ($0.names, $0.durableNames, $0.inodes) }
        let survivor = MemoryDirectory(path: "(crashed)")
        for name in Set(names.keys).union(durableNames.keys).sorted() {
            let found = Bool.random(using: &random) ? names[name] : durableNames[name]
            guard let found, let inode = inodes[found], let content = damage(inode, &random) else { continue }
            try survivor.put(name, content)
        }
        return survivor
    }

    private func damage(_ inode: Inode, _ random: inout SeededGenerator) -> [UInt8]? {
        guard inode.durable < inode.content.count || inode.durable == 0 else { return inode.content }
        var content = inode.content
        let unsafe = inode.durable..<content.count
        switch random.below(6) {
        case 0: return inode.durable == 0 ? nil : Array(content[..<inode.durable])
        case 1: content.replaceSubrange(unsafe, with: repeatElement(0, count: unsafe.count))
        case 2: content.removeLast(random.below(unsafe.count + 1))
        case 3: content.removeLast(unsafe.count / 2)
        case 4 where !unsafe.isEmpty: content[inode.durable + random.below(unsafe.count)] ^= 1 << UInt8(random.below(8))
        default: break
        }
        return content
    }
}
