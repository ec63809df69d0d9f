// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Foundation

/// The pages of the repository that have Swift in them, and the sources of their examples.
enum Markdown {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }

    /// A block of code between fences.
    struct Block {
        /// The page and line where it begins.
        var place: String
        /// What stands behind the opening fence.
        var language: String
        var lines: [Substring]
    }

    /// The blocks of a page whose language begins with `swift`.
    static func blocks(of path: String) throws -> [Block] {
        var blocks: [Block] = []
        var open: Block?
        for (number, line) in try text(path).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                if let block = open {
                    if block.language.hasPrefix("swift") { blocks.append(block) }
                    open = nil
                } else {
                    open = Block(place: "\(path):\(number + 1)", language: String(line.dropFirst(3)), lines: [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    /// The parts of a source between `// begin NAME` and `// end`, their indentation taken away.
    static func examples(in path: String) throws -> [String: [Substring]] {
        var examples: [String: [Substring]] = [:]
        var open: (name: String, indentation: Int)?
        for line in try text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("// begin ") {
                open = (String(code.dropFirst("// begin ".count)), line.count - code.count)
                examples[open?.name ?? ""] = []
            } else if code == "// end" {
                open = nil
            } else if let open {
                examples[open.name]?.append(line.dropFirst(open.indentation))
            }
        }
        return examples
    }
}
