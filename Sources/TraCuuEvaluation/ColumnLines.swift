// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The lines of a file of columns that white space separates.
struct ColumnLines {
    private let source: String
    private var rest: ArraySlice<UInt8>
    /// The number of the line read last, from 1.
    private(set) var line = 0

    init(_ bytes: [UInt8], source: String) {
        self.source = source
        rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    }

    /// The columns of the next line that is not blank, nil behind the last.
    mutating func next() throws(TraCuuError) -> [String]? {
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let bytes = rest[..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            line += 1
            let columns = bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
            if columns.isEmpty { continue }
            var texts: [String] = []
            for column in columns {
                guard let text = String(validating: column, as: UTF8.self) else { throw bad("not valid UTF-8") }
                texts.append(text)
            }
            return texts
        }
        return nil
    }

    /// The error that the line read last is wrong.
    func bad(_ reason: String) -> TraCuuError {
        .badInput(source: source, line: line, reason: reason)
    }
}
