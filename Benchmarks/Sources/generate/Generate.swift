// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import Glibc
import SyntheticText

@main
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write documents in a language like Vietnamese, or queries for them.",
        discussion: """
            Documents are JSON Lines with id, title, text, type, issuer, number, date and pages. The same seed gives the \
            same bytes on every machine, and the first documents of a larger corpus are those of a smaller one.

            Examples:
              generate --documents 1000000 > documents.jsonl
              generate --documents 1000000 --queries 1000 > queries.tsv
              generate --queries 1000 --from documents.jsonl > queries.tsv
            """
    )

    @Option(help: "How many documents the corpus has.")
    var documents = 10_000

    @Option(help: "What the documents are drawn by.")
    var seed: UInt64 = 1

    @Option(help: "The mean length of the texts, in bytes.")
    var size = 800

    @Option(help: "Write so many queries for the corpus instead: id, class, what is typed, folded terms.")
    var queries: Int?

    @Option(help: "Draw the queries from this file of JSON Lines.")
    var from: String?

    func validate() throws {
        guard queries ?? 1 > 0 else { throw ValidationError("--queries is 1 or more") }
        guard from == nil || queries != nil else { throw ValidationError("--from goes with --queries") }
        guard documents > 0 else { throw ValidationError("--documents is 1 or more") }
        guard (1...1_000_000).contains(size) else { throw ValidationError("--size is 1 to 1000000") }
    }

    func run() throws {
        if let queries { return try writeQueries(queries) }
        var writer = DocumentWriter(Language(), seed: seed, meanSize: size)
        for number in 0..<documents {
            writer.write(number)
            if writer.bytes.count >= DocumentWriter.flushSize {
                try StandardOutput.write(writer.bytes)
                writer.empty()
            }
        }
        try StandardOutput.write(writer.bytes)
    }

    private func writeQueries(_ count: Int) throws {
        let texts = try from.map(TextSample.file) ?? TextSample.synthetic(documents: documents, seed: seed, size: size)
        let queries = QuerySampler(texts).draw(count, seed: seed)
        guard !queries.isEmpty else { throw ValidationError("no text is long enough to draw queries from") }
        var lines = "# id\tclass\ttyped\tfolded terms\n"
        for (number, query) in queries.enumerated() { lines += query.line(number: number) }
        try lines.withUTF8 { try StandardOutput.write(UnsafeRawBufferPointer($0)) }
    }
}

enum StandardOutput {
    /// Writes all bytes, or throws.
    static func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(1, rest.base.baseAddress! + rest.startIndex, rest.count)
            if count < 0, errno == EINTR { continue }
            // A reader that has enough, such as head, is no failure.
            if count < 0, errno == EPIPE { throw ExitCode(0) }
            guard count > 0 else {
                throw ValidationError("standard output cannot be written: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }
}
