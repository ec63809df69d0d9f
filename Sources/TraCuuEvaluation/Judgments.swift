// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore

/// Which documents are relevant for which topic, and how much (qrels).
public struct Judgments: Equatable, Sendable {
    /// For each topic the grade of each document that was judged; 1 and more is relevant.
    public private(set) var grades: [String: [String: Int]] = [:]

    /// No judgments.
    public init() {}

    /// Judges a document; a later grade replaces an earlier one.
    public mutating func add(topic: String, document: String, grade: Int) {
        grades[topic, default: [:]][document] = grade
    }

    /// Reads judgments as TREC has them: lines of topic, iteration, document and grade, a whole number.
    ///
    /// Columns are separated by any white space, the iteration is not looked at, more columns are passed over, and so are
    /// blank lines and a byte order mark. A document may be judged twice if both grades are the same.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - source: its name, for messages.
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` with the line that is no judgment, or contradicts another.
    public static func parse(_ bytes: [UInt8], source: String) throws(TraCuuError) -> Judgments {
        var judgments = Judgments()
        var lines = ColumnLines(bytes, source: source)
        while let columns = try lines.next() {
            guard columns.count >= 4 else {
                throw lines.bad(
                    "a judgment is topic, iteration, document, grade; this line has \(columns.count) columns"
                )
            }
            guard let grade = Int(columns[3]) else { throw lines.bad("the grade \(columns[3]) is not a whole number") }
            if let known = judgments.grades[columns[0]]?[columns[2]], known != grade {
                throw lines.bad("document \(columns[2]) was judged \(known) for topic \(columns[0]) before")
            }
            judgments.add(topic: columns[0], document: columns[2], grade: grade)
        }
        return judgments
    }
}
