// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import TraCuuCore
import TraCuuStorage

@testable import TraCuuIndexing

/// The work that faults are injected into, and the states that its commits make.
struct Script {
    /// The contents that the index may show: before the first commit, and after each.
    private(set) var states: [[String: SampleDocument]] = [[:]]
    /// How many of the states `commit()` has returned for.
    private(set) var returned = 0

    private var model: [String: SampleDocument] = [:]

    private let threads: Int

    /// - Parameter threads: with more than one, they build the segments of every commit.
    init(threads: Int = 1) {
        self.threads = threads
    }

    /// Adds, commits, replaces, deletes, commits, adds more, merges.
    mutating func run(_ directory: any Directory) throws {
        var options = IndexOptions()
        options.mergeFactor = 2
        options.threads = threads
        options.batchLimit = 1
        let writer = try IndexWriter(directory, options: options)
        for number in 0..<6 { try add("\(number)", "đường dân chủ \(number)", writer) }
        try commit { try writer.commit() }
        for number in 4..<9 { try add("\(number)", "đường hoà bình \(number)", writer) }
        model["1"] = nil
        _ = try writer.delete("1")
        try commit { try writer.commit() }
        try add("0", "dương liễu", writer)
        model["5"] = nil
        _ = try writer.delete("5")
        try commit { try writer.commit() }
        try add("10", "quy chế", writer)
        try commit { try writer.mergeAll() }
    }

    private mutating func add(_ id: String, _ text: String, _ writer: IndexWriter) throws {
        let document = SampleDocument(id: id, title: "Tài liệu", text: text, fields: [.init("type", "Chỉ thị \(text)")])
        try writer.add(document)
        model[id] = document
    }

    private mutating func commit(_ body: () throws -> Void) throws {
        states.append(model)
        try body()
        returned = states.count - 1
    }

    /// The state that a directory shows: its number, nil if it is none of those that it may show.
    func state(of directory: any Directory) throws -> Int? {
        guard try CommitPoint.newest(directory) != nil else { return 0 }
        let content = try IndexContent(IndexSnapshot(newest: directory))
        let allowed = returned...min(returned + 1, states.count - 1)
        for state in allowed where content == (try IndexContent(expected: states[state].values)) { return state }
        return nil
    }
}
