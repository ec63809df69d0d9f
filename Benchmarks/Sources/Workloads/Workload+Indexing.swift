// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation
import TraCuu

extension Workload {
    /// Indexing from a file, with commit.
    static let indexing: [Workload] = [(1, true), (2, true), (1, false), (2, false)].map { threads, stores in
        let amount = "\(stores ? "texts stored" : "ids only"), \(threads == 1 ? "1 thread" : "\(threads) threads")"
        return Workload("indexing/\(amount)") {
            let file = try Scratch.file(Corpus.lines())
            return { measure in
                let index = Scratch.path()
                defer { Scratch.remove(index) }
                try measure { try Scratch.index(file, into: index, threads: threads, stores: stores) }
            }
        }
    }

    /// What is done with an index as a whole.
    static let storage: [Workload] = [
        Workload("index/merge 8 segments") {
            let parts = try Scratch.indexInParts(8)
            return { measure in
                let index = Scratch.path()
                defer { Scratch.remove(index) }
                try FileManager.default.copyItem(atPath: parts, toPath: index)
                let indexer = try Indexer(path: index, create: false)
                try measure { try indexer.merge() }
            }
        },
        Workload("index/open 50 times") {
            let index = try Scratch.sharedIndex()
            return { measure in
                try measure { for _ in 0..<50 { _ = try SearchIndex.open(at: index) } }
            }
        },
        Workload("index/check") {
            let index = try Scratch.sharedIndex()
            return { measure in
                try measure { _ = try IndexCheck.run(at: index) }
            }
        },
    ]
}

/// Files and indexes of this process, below one folder that goes with it.
enum Scratch {
    private static let folder: String = {
        let path = NSTemporaryDirectory() + "tracuu-bench-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        atexit { Scratch.removeAll() }
        return path
    }()

    private static func removeAll() { remove(folder) }

    static func path() -> String { folder + "/" + UUID().uuidString }

    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    static func file(_ bytes: [UInt8]) throws -> String {
        let path = Self.path() + ".jsonl"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    static func index(_ file: String, into index: String, threads: Int, stores: Bool) throws {
        var indexer = ArchiveIndexer()
        indexer.options.threads = threads
        indexer.options.storing = stores ? .text : .none
        indexer.isStrict = true
        _ = try indexer.run([file], into: index)
    }

    private static let shared = Result { () throws -> String in
        let index = path()
        try Scratch.index(try file(Corpus.lines()), into: index, threads: 1, stores: true)
        return index
    }

    /// An index of the whole corpus.
    static func sharedIndex() throws -> String { try shared.get() }

    /// An index of the corpus in so many segments.
    static func indexInParts(_ count: Int) throws -> String {
        let index = path()
        var options = IndexOptions()
        options.threads = 1
        options.mergeFactor = 2 * count
        let indexer = try Indexer(path: index, options: options)
        for (number, document) in Corpus.sample(step: 1).enumerated() {
            try indexer.add(
                Document(
                    id: document.id,
                    title: document.title,
                    text: document.text,
                    fields: ["type": .string(document.type), "date": .string(document.date)]
                )
            )
            if (number + 1) % (Corpus.documents / count) == 0 { try indexer.commit() }
        }
        return index
    }
}
