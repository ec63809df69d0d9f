// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import Testing

/// A folder for one test, in which it runs the program.
final class Workspace {
    /// What a run of the program gave.
    struct Outcome {
        var code: Int32
        var output: String
        var messages: String

        /// The lines on standard error.
        var lines: [String] { messages.split(separator: "\n").map(String.init) }

        /// Standard output as one JSON object on one line.
        func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
            #expect(output.hasSuffix("\n") && output.filter { $0 == "\n" }.count == 1, sourceLocation: sourceLocation)
            let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return try #require(object as? [String: Any], sourceLocation: sourceLocation)
        }
    }

    /// The program, which is built beside the tests.
    static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("tracuu").path
    /// The fixtures of the repository.
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("fixtures").path

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The path of a file in the folder.
    func path(_ name: String) -> String {
        folder.appendingPathComponent(name).path
    }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ content: String) throws -> String {
        try Data(content.utf8).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    @discardableResult
    func write(_ name: String, _ content: [UInt8]) throws -> String {
        try Data(content).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    /// Indexes the fixtures and returns the path of the index.
    func fixtureIndex() throws -> String {
        let index = path("idx")
        let outcome = try run("index", Self.fixtures + "/archive.jsonl", Self.fixtures + "/files", "--index", index)
        try #require(outcome.code == 0, "\(outcome.messages)")
        return index
    }

    /// Runs the program.
    func run(_ arguments: String..., input: String? = nil) throws -> Outcome {
        try run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
        try launch(Self.program, arguments, input: input)
    }

    /// Runs a shell command, in which `$T` is the program.
    func shell(_ command: String) throws -> Outcome {
        try launch("/bin/bash", ["-c", command], input: nil)
    }

    private func launch(_ executable: String, _ arguments: [String], input: String?) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(["T": Self.program]) { $1 }
        // Through files, so that no pipe fills up while no one reads it.
        let names = (0..<3).map { "\(UUID().uuidString)-\($0)" }
        try write(names[0], input ?? "")
        try write(names[1], "")
        try write(names[2], "")
        process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent(names[0]))
        process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent(names[1]))
        process.standardError = try FileHandle(forWritingTo: folder.appendingPathComponent(names[2]))
        try process.run()
        process.waitUntilExit()
        return Outcome(code: process.terminationStatus, output: try read(names[1]), messages: try read(names[2]))
    }
}

extension [String: Any] {
    /// The hits of a search.
    var hits: [[String: Any]] { self["hits"] as? [[String: Any]] ?? [] }
    /// The ids of the hits.
    var ids: [String] { hits.compactMap { $0["id"] as? String } }
    /// A whole number.
    func integer(_ name: String) -> Int? { self[name] as? Int }
}
