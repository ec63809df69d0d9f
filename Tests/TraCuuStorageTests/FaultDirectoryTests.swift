// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing
import TraCuuCore
import TraCuuStorage

struct FaultDirectoryTests {
    private func publish(_ content: [UInt8], in directory: any Directory) throws {
        try directory.put("pending", content)
        try directory.rename("pending", to: "commit")
        try directory.sync()
    }

    @Test func recordsTheOrderOfOperations() throws {
        let directory = RecordingDirectory(MemoryDirectory())
        try publish([1, 2], in: directory)
        #expect(
            directory.operations == [
                .create("pending"), .write("pending", count: 2), .syncFile("pending"), .close("pending"),
                .rename("pending", to: "commit"), .sync,
            ]
        )
    }

    @Test func failsTheChosenOperationOnly() throws {
        let whole = FaultDirectory()
        try publish([1, 2], in: whole)
        #expect(whole.operationCount == 6)
        for number in 1...6 {
            let directory = FaultDirectory(.at(number))
            #expect(throws: TraCuuError.self) { try publish([1, 2], in: directory) }
            #expect(directory.operationCount == number)
            try publish([3], in: directory)
            #expect(try directory.content("commit") == [3])
            let dead = FaultDirectory(.from(number))
            #expect(throws: TraCuuError.self) { try publish([1, 2], in: dead) }
            #expect(throws: TraCuuError.self) { try dead.sync() }
        }
    }

    @Test func whatWasSyncedSurvivesAndTheRestIsDamagedInEveryWay() throws {
        let directory = FaultDirectory()
        try publish([1, 2], in: directory)
        let second = try directory.create("other")
        try [UInt8](repeating: 5, count: 8).withUnsafeBytes { try second.write($0) }
        var seen: Set<[UInt8]?> = []
        for seed in UInt64(0)..<500 {
            let after = try directory.crash(seed: seed)
            #expect(try after.content("commit") == [1, 2])
            seen.insert(after.names().contains("other") ? try after.content("other") : nil)
        }
        #expect(seen.contains(nil))
        #expect(seen.contains([UInt8](repeating: 5, count: 8)))
        #expect(seen.contains([UInt8](repeating: 0, count: 8)))
        #expect(seen.contains([5, 5, 5, 5]))
        #expect(seen.contains { $0?.contains { $0 != 5 && $0 != 0 } == true })
    }

    @Test func aRenameWithoutSyncIsThereOrNot() throws {
        let directory = FaultDirectory()
        try publish([1], in: directory)
        try directory.put("pending", [2])
        try directory.rename("pending", to: "commit")
        let seen = try Set((UInt64(0)..<50).map { try directory.crash(seed: $0).content("commit") })
        #expect(seen == [[1], [2]])
    }
}
