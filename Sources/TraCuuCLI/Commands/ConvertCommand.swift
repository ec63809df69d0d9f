// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu
import VietnameseText

struct ConvertCommand: ParsableCommand {
    /// What the files are in: to be found out, or one encoding.
    enum Source: ExpressibleByArgument {
        case auto
        case encoding(VietnameseEncoding)

        init?(argument: String) {
            if argument.lowercased() == "auto" {
                self = .auto
            } else if let encoding = VietnameseEncoding(name: argument) {
                self = .encoding(encoding)
            } else {
                return nil
            }
        }

        var defaultValueDescription: String { "auto" }
    }

    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert files in legacy encodings to UTF-8.",
        discussion: """
            Writes all files as UTF-8, one after the other, to standard output, and says on standard error what each was. \
            UTF-8 stays byte for byte as it is, except that ill-formed bytes are read as windows-1252, and that of several \
            files only the first keeps a byte order mark; letters of the others come out composed. TCVN3 has no capitals \
            with a tone: they are known only among other capitals (QUYẾT), and text in its fonts of capitals (.VnTimeH) \
            comes out in small letters.

            Encodings: \(Self.names). X-as-1252 is text in X that was read as windows-1252 and stored as UTF-8, such as \
            §¶ng uû. A sample of a file, spread over it, tells what it is, if with it the words with diacritics are \
            Vietnamese syllables; at least four words are needed, 20 if some are none.

            A file that cannot be told (too short, in another language) is passed on as it is or, with --output, nothing \
            is written; the exit code is 1. It is 2 if a file does not exist and 3 if one cannot be read; what follows is \
            then left out. A file to be told may have \(sizeLimit >> 20) MiB, one in a named encoding any size.

            Examples:
              tracuu convert cong-van.txt > cong-van-utf8.txt
              tracuu convert --from vni tin-cu-*.txt --output tin-cu.txt
              tracuu convert --json - < bao-cao.txt > /dev/null
            """
    )

    private static let names =
        VietnameseEncoding.all.filter { $0.misreadings == 0 }.map(\.name).joined(separator: ", ")
        + "; utf-8-as-1252, tcvn3-as-1252, …"

    @Argument(help: "Files; - is standard input, which is also read if none is given.")
    var files: [String] = []

    @Option(help: ArgumentHelp("What the files are in; auto finds it out.", valueName: "encoding"))
    var from = Source.auto

    @Option(
        help: ArgumentHelp("Write this file, as a whole or not at all, instead of standard output.", valueName: "file")
    )
    var output: String?

    @Flag(help: "Say what each file was as JSON, an object a line, on standard error.")
    var json = false

    /// How much is converted at once.
    private static let pieceSize = 1 << 20

    /// The longest file whose encoding is found out, in bytes: it is held in memory.
    private static let sizeLimit = 1 << 30

    mutating func run() throws {
        let files = files.isEmpty ? ["-"] : files
        var isEachTold = true
        if let output {
            do {
                try Files.write(to: output) { (descriptor) throws(TraCuuError) in
                    for (index, file) in files.enumerated() {
                        let (code, isTold) = try convert(file, isFirst: index == 0, to: descriptor)
                        if code != 0 { return code }
                        if !isTold { isEachTold = false }
                    }
                    if !isEachTold { throw .badInput(source: output, line: nil, reason: "it is not written") }
                    return 0
                }
            } catch {
                throw isEachTold ? error : Failure.nothingFound
            }
        } else {
            for (index, file) in files.enumerated() {
                let (code, isTold) = try convert(file, isFirst: index == 0, to: Output.descriptor)
                if code != 0 { try Output.fail(code) }
                if !isTold { isEachTold = false }
            }
        }
        if !isEachTold { throw Failure.nothingFound }
    }

    /// Writes one file as UTF-8 and says what it was; returns the code of an error of writing, or 0, and whether its encoding
    /// is known.
    private func convert(
        _ file: String,
        isFirst: Bool,
        to descriptor: Int32
    ) throws(TraCuuError) -> (code: Int32, isTold: Bool) {
        var report = Report(file: file == "-" ? "standard input" : file, isPassedOn: output == nil)
        var writer = ConvertedText(keepsMark: isFirst, descriptor: descriptor)
        var code: Int32
        switch from {
        case .auto:
            let bytes = try Files.read(file, limit: Self.sizeLimit)
            let detection = VietnameseEncoding.detect(bytes)
            report.encoding = detection.encoding
            report.evidence = detection.evidence
            report.byteCount = bytes.count
            writer.decoder = detection.encoding.map(VietnameseDecoder.init)
            code = 0
            if report.encoding != nil || report.isPassedOn {
                code = bytes.withUnsafeBytes { bytes in
                    for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
                        let end = min(start + Self.pieceSize, bytes.count)
                        let code = writer.write(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                        if code != 0 { return code }
                    }
                    return writer.finish()
                }
            }
        case .encoding(let encoding):
            report.encoding = encoding
            writer.decoder = VietnameseDecoder(encoding)
            code = try Files.read(file, pieces: Self.pieceSize) { bytes in
                report.byteCount += bytes.count
                return writer.write(bytes)
            }
            if code == 0 { code = writer.finish() }
        }
        report.illFormedCount = writer.decoder?.illFormedCount ?? 0
        if code == 0 { Output.raw(json ? report.json + "\n" : report.line + "\n") }
        return (code, report.encoding != nil)
    }
}

/// Writes a file as UTF-8, piece by piece.
private struct ConvertedText {
    /// Reads the file; nil passes it on as it is.
    var decoder: VietnameseDecoder?
    /// Whether a byte order mark at the start is written.
    let keepsMark: Bool
    let descriptor: Int32
    private var isAtStart = true
    private var text: [UInt8] = []

    init(keepsMark: Bool, descriptor: Int32) {
        self.keepsMark = keepsMark
        self.descriptor = descriptor
    }

    /// Writes what the next bytes stand for; returns 0 or the code of the error.
    mutating func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        if decoder == nil { text.append(contentsOf: bytes) } else { decoder?.decode(bytes, into: &text) }
        return flush()
    }

    /// Writes what was held back; returns 0 or the code of the error.
    mutating func finish() -> Int32 {
        decoder?.finish(into: &text)
        return flush()
    }

    private mutating func flush() -> Int32 {
        defer { text.removeAll(keepingCapacity: true) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let isMark = isAtStart && !keepsMark && text.starts(with: mark)
        if !text.isEmpty { isAtStart = false }
        return text.withUnsafeBytes {
            Output.writeAll(descriptor, UnsafeRawBufferPointer(rebasing: $0[(isMark ? mark.count : 0)...]))
        }
    }
}

extension ConvertCommand {
    /// What one file was.
    struct Report {
        var file: String
        /// Whether a file that cannot be told is written as it is.
        var isPassedOn: Bool
        var byteCount = 0
        var encoding: VietnameseEncoding?
        var evidence: EncodingDetection.Candidate?
        var illFormedCount = 0

        var line: String {
            var parts: [String] = []
            if let evidence, evidence.accented > 0, encoding != .utf8 {
                let likeliest = encoding == nil ? "likeliest \(evidence.encoding): " : ""
                let words = Numbers.count(evidence.accented, "word") + " with diacritics"
                parts.append("\(likeliest)\(evidence.valid) of \(words) Vietnamese")
            }
            if illFormedCount > 0 {
                let isUTF8 = encoding?.charset == .utf8
                parts.append(
                    Numbers.count(illFormedCount, isUTF8 ? "ill-formed byte" : "ill-formed character")
                        + (isUTF8 ? " read as windows-1252" : " replaced")
                )
            }
            let fate = isPassedOn ? "passed on as it is" : "nothing is written"
            let what = encoding?.name ?? "cannot be told, \(fate)"
            return Text.printable("\(file): \(what)" + (parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"))
        }

        var json: String {
            var json = JSONWriter()
            json.object { json in
                json.member("file", file)
                json.name("encoding")
                if let encoding { json.value(encoding.name) } else { json.null() }
                if let evidence {
                    json.member("score", evidence.score)
                    json.member("accented", evidence.accented)
                    json.member("valid", evidence.valid)
                }
                json.member("ill_formed", illFormedCount)
                json.member("bytes", byteCount)
            }
            return json.text
        }
    }
}
