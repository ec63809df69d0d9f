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
            UTF-8 stays byte for byte as it is, except that ill-formed bytes are read as windows-1252; letters of the \
            others come out composed. TCVN3 has no capitals with a tone: text in its fonts of capitals (.VnTimeH) comes \
            out in small letters.

            Encodings: \(Self.names). X-as-1252 is text in X that was read as windows-1252 and stored as UTF-8, such as \
            §¶ng uû. A sample of a file, spread over it, tells what it is, if with it the words with diacritics are \
            Vietnamese syllables; at least four words are needed, 20 if some are none.

            A file that cannot be told (too short, in another language) is passed on as it is, and the exit code is 1. It \
            is 2 if a file does not exist and 3 if one cannot be read; what follows is then left out.

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

    mutating func run() throws {
        let files = files.isEmpty ? ["-"] : files
        var reports: [Report] = []
        if let output {
            try Files.write(to: output) { (descriptor) throws(TraCuuError) in
                for file in files {
                    let (code, report) = try convert(file, to: descriptor)
                    if code != 0 { return code }
                    reports.append(report)
                }
                return 0
            }
        } else {
            for file in files {
                let (code, report) = try convert(file, to: Output.descriptor)
                if code != 0 { try Output.fail(code) }
                reports.append(report)
            }
        }
        if reports.contains(where: { $0.encoding == nil }) { throw Failure.nothingFound }
    }

    /// Writes one file as UTF-8 and says what it was; returns the code of an error of writing, or 0.
    private func convert(_ file: String, to descriptor: Int32) throws(TraCuuError) -> (Int32, Report) {
        let bytes = try Files.read(file, limit: .max)
        var report = Report(file: file == "-" ? "standard input" : file, byteCount: bytes.count)
        switch from {
        case .auto:
            let detection = VietnameseEncoding.detect(bytes)
            report.encoding = detection.encoding
            report.evidence = detection.evidence
        case .encoding(let encoding):
            report.encoding = encoding
        }
        let code = bytes.withUnsafeBytes { bytes in
            guard let encoding = report.encoding else { return Output.writeAll(descriptor, bytes) }
            var decoder = VietnameseDecoder(encoding)
            var text: [UInt8] = []
            var start = 0
            repeat {
                let end = min(start + Self.pieceSize, bytes.count)
                text.removeAll(keepingCapacity: true)
                decoder.decode(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), into: &text)
                if end == bytes.count { decoder.finish(into: &text) }
                let code = text.withUnsafeBytes { Output.writeAll(descriptor, $0) }
                if code != 0 { return code }
                start = end
            } while start < bytes.count
            report.illFormedCount = decoder.illFormedCount
            return 0
        }
        if code == 0 { Output.raw(json ? report.json + "\n" : report.line + "\n") }
        return (code, report)
    }
}

extension ConvertCommand {
    /// What one file was.
    struct Report {
        var file: String
        var byteCount: Int
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
            let what = encoding?.name ?? "cannot be told, passed on as it is"
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
