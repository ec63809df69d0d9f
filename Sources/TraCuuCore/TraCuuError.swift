// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What can go wrong, told so that a person knows which file or input is at fault and what to do.
public enum TraCuuError: Error, Equatable, Sendable {
    /// A file's bytes are not what was written: a checksum, a length or a value inside is wrong.
    case corrupt(file: String, offset: UInt64, reason: String)
    /// A file was not made by TraCuu, or is not the kind of file its name says.
    case foreign(file: String, reason: String)
    /// A file was written by a newer release than this one.
    case newerFormat(file: String, found: Int, supported: Int)
    /// There is no index at the path.
    case noIndex(path: String, reason: String)
    /// The index was made with another version of the analysis, whose terms may differ.
    case analysisMismatch(found: String, current: String)
    /// The operating system refused an operation on a file.
    case io(operation: String, path: String, code: Int32, message: String)
    /// Another writer holds the index.
    case locked(path: String, holder: Int32?)
    /// A documented limit was passed.
    case limit(String)
    /// An input document, line or file cannot be taken.
    case badInput(source: String, line: Int?, reason: String)
    /// A query cannot be parsed; `offset` is a byte offset into the query's UTF-8.
    case badQuery(offset: Int, reason: String)
    /// A call that is wrong whatever the data: an unknown field, an option out of range, a closed writer.
    case usage(String)
}

extension TraCuuError: CustomStringConvertible {
    /// One line for a person: what is at fault, where, and what to do about it.
    public var description: String {
        switch self {
        case .corrupt(let file, let offset, let reason):
            "\(file): damaged at byte \(offset): \(reason); restore the index from a copy or build it again"
        case .foreign(let file, let reason):
            "\(file): not a file of this index: \(reason)"
        case .newerFormat(let file, let found, let supported):
            "\(file): format version \(found) is newer than \(supported), the newest this release reads; use a newer release"
        case .noIndex(let path, let reason):
            "\(path): no index here: \(reason)"
        case .analysisMismatch(let found, let current):
            "the index was made with analysis \(found), this release has \(current); index the documents again"
        case .io(let operation, let path, let code, let message):
            "\(path): cannot \(operation): \(message) (errno \(code))"
        case .locked(let path, let holder):
            "\(path): another writer\(holder.map { " (process \($0))" } ?? "") holds the index; try again when it is done"
        case .limit(let what):
            "limit passed: \(what)"
        case .badInput(let source, let line, let reason):
            "\(source)\(line.map { ":\($0)" } ?? ""): \(reason)"
        case .badQuery(let offset, let reason):
            "query, byte \(offset): \(reason)"
        case .usage(let reason):
            reason
        }
    }
}
