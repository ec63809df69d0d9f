// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TestSupport
import Testing
import TraCuuCore

@testable import TraCuuStorage

/// What every directory does alike.
struct DirectoryTests {
    enum Kind: CaseIterable { case fileSystem, memory, recording, faulty }

    private func withDirectory(_ kind: Kind, _ body: (any Directory) throws -> Void) throws {
        switch kind {
        case .fileSystem:
            let folder = try TemporaryFolder()
            try withExtendedLifetime(folder) { try body(try FileSystemDirectory(path: folder.path)) }
        case .memory: try body(MemoryDirectory())
        case .recording: try body(RecordingDirectory(MemoryDirectory()))
        case .faulty: try body(FaultDirectory())
        }
    }

    @Test(arguments: Kind.allCases) func filesComeBack(_ kind: Kind) throws {
        var random = SeededGenerator.fresh()
        try withDirectory(kind) { directory in
            #expect(try directory.names().isEmpty)
            let content = random.bytes(300_000)
            try directory.put("empty", [])
            try directory.put("hồ-sơ.bin", content)
            #expect(try directory.names().sorted() == ["empty", "hồ-sơ.bin"])
            #expect(try directory.content("empty") == [])
            #expect(try directory.content("hồ-sơ.bin") == content)
            try directory.sync()
        }
    }

    @Test(arguments: Kind.allCases) func manyWritesAppend(_ kind: Kind) throws {
        try withDirectory(kind) { directory in
            let file = try directory.create("a")
            for byte in UInt8(0)..<200 { try [byte, byte].withUnsafeBytes { try file.write($0) } }
            try file.close()
            try file.close()
            #expect(try directory.content("a") == (UInt8(0)..<200).flatMap { [$0, $0] })
        }
    }

    @Test(arguments: Kind.allCases) func renameReplacesAndRemoveRemoves(_ kind: Kind) throws {
        try withDirectory(kind) { directory in
            try directory.put("old", [1])
            try directory.put("new", [2, 3])
            try directory.rename("new", to: "old")
            #expect(try directory.names() == ["old"])
            #expect(try directory.content("old") == [2, 3])
            try directory.remove("old")
            #expect(try directory.names().isEmpty)
        }
    }

    @Test(arguments: Kind.allCases) func missingFilesAreErrors(_ kind: Kind) throws {
        try withDirectory(kind) { (directory: any Directory) throws in
            #expect(throws: (any Error).self) { try directory.map("gone") }
            #expect(throws: (any Error).self) { try directory.remove("gone") }
            #expect(throws: (any Error).self) { try directory.rename("gone", to: "here") }
            #expect(try directory.names().isEmpty)
        }
    }

    @Test(arguments: Kind.allCases) func mappingsOutliveRemovalAndReplacement(_ kind: Kind) throws {
        try withDirectory(kind) { directory in
            try directory.put("a", [1, 2, 3])
            let mapping = try directory.map("a")
            try directory.put("a", [9])
            #expect(try directory.content("a") == [9])
            try directory.remove("a")
            #expect(Array(mapping.bytes) == [1, 2, 3])
            mapping.advise(0..<3, .sequential)
            mapping.advise(0..<3, .done)
            #expect(Array(mapping.bytes) == [1, 2, 3])
        }
    }

    @Test(arguments: Kind.allCases) func theLockHasOneHolder(_ kind: Kind) throws {
        try withDirectory(kind) { directory in
            var held: (any DirectoryLock)? = try directory.lock("write.lock")
            let error = #expect(throws: TraCuuError.self) { _ = try directory.lock("write.lock") }
            guard case .locked(let path, let holder) = error else {
                Issue.record("not locked: \(String(describing: error))")
                return
            }
            #expect(path.hasSuffix("write.lock"))
            #expect(holder == getpid())
            #expect(held != nil)
            held = nil
            held = try directory.lock("write.lock")
        }
    }

    @Test(arguments: ["", ".", "..", "a/b", "../a", "a..b", "/", "a\0b", "a\nb", String(repeating: "x", count: 256)])
    func otherNamesAreRefused(_ name: String) throws {
        for kind in [Kind.fileSystem, .memory] {
            try withDirectory(kind) { directory in
                for operation: (any Directory) throws -> Void in [
                    { _ = try $0.create(name) }, { _ = try $0.map(name) }, { try $0.remove(name) },
                    { _ = try $0.lock(name) }, { try $0.rename(name, to: "b") },
                ] {
                    let error = #expect(throws: TraCuuError.self) { try operation(directory) }
                    guard case .usage = error else {
                        Issue.record("\(name.debugDescription): \(String(describing: error))")
                        continue
                    }
                }
            }
        }
    }
}
