// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct IndexCommand: ParsableCommand {
    enum Pairs: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index documents; a document whose id is there already replaces the older one.",
        discussion: """
            Sources are files and folders; - is standard input. JSON Lines (.jsonl, .ndjson, .json, also with .gz or \
            .zst) hold one object a line with id, title, text and any further fields; text (.txt) and Markdown (.md) \
            hold one document each, whose id is the path below the folder given; if two folders have the same paths, give \
            the folder above both. All is committed at the end, or nothing.

            Text that is not UTF-8 (TCVN3, VNI, VISCII, VPS, windows-1258, UTF-16) and misread text (§¶ng uû) is converted. A \
            document whose encoding cannot be told is named on standard error and taken as windows-1252 or, if it is \
            UTF-8, as it is. The field encoding says what such documents were, or unknown.

            Lines and files that cannot be taken are named on standard error and passed over; --strict ends at the \
            first. The exit code is 2 if a source could not be read to its end (damaged or cut off, no permission), or if \
            nothing at all could be taken; what was read is committed all the same. Bad lines alone leave it at 0.

            Examples:
              tracuu index van-ban.jsonl.zst --index chi-thi.idx
              tracuu index kho-van-ban/ --index chi-thi.idx --memory 1GiB
              zcat luu-tru.jsonl.gz | tracuu index - --index chi-thi.idx --json
            """
    )

    @Argument(help: "Files, folders or - to read documents from.")
    var sources: [String]

    @Option(name: .customLong("index"), help: "The folder of the index; made if it does not exist.")
    var path: String

    @Option(help: "The memory that indexing may take, as 512MiB or 1GB; at least 64MiB.")
    var memory = ByteSize(bytes: IndexOptions().memory)

    @Option(help: "Threads that build the index. They share the memory; what a search finds does not depend on them.")
    var threads = IndexOptions.availableThreads

    @Option(help: "What to keep of documents: text (titles, snippets) or none (ids only).")
    var store = IndexOptions.Storing.text

    @Option(help: "Postings of syllable pairs: only off is offered yet.")
    var pairs = Pairs.off

    @Flag(help: "End at the first line or file that cannot be taken or told, and commit nothing.")
    var strict = false

    @Flag(help: "Print what was done as JSON.")
    var json = false

    mutating func validate() throws {
        guard threads >= 1 else { throw ValidationError("--threads is 1 or more") }
        guard pairs == .off else { throw ValidationError("pair postings are not offered yet; leave out --pairs on") }
        let least = IndexOptions.smallestMemory
        guard memory.bytes >= least else { throw ValidationError("--memory is \(least >> 20)MiB or more") }
    }

    mutating func run() throws {
        let progress = ProgressLine()
        let complaints = BadInputs(progress)
        var archive = ArchiveIndexer()
        archive.options.memory = memory.bytes
        archive.options.threads = threads
        archive.options.storing = store
        archive.isStrict = strict
        archive.onBad = { complaints.add($0) }
        archive.onDoubt = { complaints.add($0) }
        archive.onProgress = { progress.show(Self.line($0, progress), mustShow: $0.phase == .committing) }
        let report = try archive.run(sources, into: path)
        progress.erase()
        complaints.finish()
        if json { try Output.write(Self.json(report) + "\n") } else { Output.note(Self.summary(report)) }
        if report.unreadSources > 0 || (report.documents == 0 && report.bad > 0) { throw Failure.inputLost }
    }

    private static func line(_ progress: IndexingProgress, _ line: ProgressLine) -> String {
        if progress.phase == .committing { return "committing \(Numbers.count(progress.documents, "document"))" }
        let seconds = max(Numbers.seconds(progress.elapsed), 0.001)
        var parts = [
            Numbers.count(progress.documents, "document"),
            Numbers.megabytes(progress.bytes),
            Numbers.decimal(Double(progress.bytes) / 1e6 / seconds, 1) + " MB/s",
            Numbers.decimal(Double(progress.documents) / seconds, 0) + " documents/s",
        ]
        if progress.bad > 0 { parts.append("\(progress.bad) bad") }
        if let total = progress.totalSourceBytes, total > 0 {
            parts.insert(line.share(progress.sourceBytes, of: total), at: 0)
        }
        return "indexing: " + parts.joined(separator: ", ")
    }

    private static func summary(_ report: IndexingReport) -> String {
        let seconds = max(Numbers.seconds(report.took), 0.001)
        var parts = [Numbers.count(report.documents, "document")]
        if report.replaced > 0 { parts.append("\(report.replaced) replaced") }
        if report.bad > 0 { parts.append("\(report.bad) bad") }
        if report.unreadSources > 0 {
            parts.append(Numbers.count(report.unreadSources, "source") + " not read to the end")
        }
        if !report.converted.isEmpty {
            let kinds = report.converted.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            parts.append("\(report.converted.values.reduce(0, +)) converted (\(kinds.joined(separator: ", ")))")
        }
        if report.unknownEncoding > 0 { parts.append("\(report.unknownEncoding) of unknown encoding") }
        if report.ignoredFiles > 0 { parts.append(Numbers.count(report.ignoredFiles, "other file") + " left out") }
        parts.append(Numbers.megabytes(report.bytes))
        parts.append(Numbers.decimal(seconds, 2) + " s")
        parts.append(Numbers.decimal(Double(report.bytes) / 1e6 / seconds, 1) + " MB/s")
        parts.append(Numbers.count(report.segments, "segment"))
        return "indexed " + parts.joined(separator: ", ")
    }

    private static func json(_ report: IndexingReport) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("documents", report.documents)
            json.member("replaced", report.replaced)
            json.member("bad", report.bad)
            json.member("unread_sources", report.unreadSources)
            json.member("ignored_files", report.ignoredFiles)
            json.name("converted")
            json.object { json in
                for (name, count) in report.converted.sorted(by: { $0.key < $1.key }) { json.member(name, count) }
            }
            json.member("unknown_encoding", report.unknownEncoding)
            json.member("bytes", report.bytes)
            json.name("took_ms")
            json.milliseconds(report.took)
            json.member("segments", report.segments)
        }
        return json.text
    }
}

/// Names input that is passed over or doubtful, up to a number that no one would read on.
private final class BadInputs {
    private static let limit = 100
    private let progress: ProgressLine
    private var count = 0

    init(_ progress: ProgressLine) {
        self.progress = progress
    }

    func add(_ error: TraCuuError) {
        count += 1
        guard count <= Self.limit else { return }
        progress.erase()
        Output.complain(error.description)
    }

    func finish() {
        if count > Self.limit { Output.complain("\(count - Self.limit) more are not named") }
    }
}
