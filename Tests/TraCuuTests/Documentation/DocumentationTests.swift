// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing

/// The Swift of the README and of `docs` is that of the examples beside this file, which compile, run, and give what their
/// comments say.
@Suite struct DocumentationTests {
    private static let pages = ["README.md", "docs/vietnamese-text.md"]
    private static let folder = "Tests/TraCuuTests/Documentation/"
    private static let sources = ["VietnameseTextExamples.swift", "SearchExample.swift"]

    private func examples() throws -> [String: [Substring]] {
        try Self.sources.reduce(into: [:]) { all, source in
            all.merge(try Markdown.examples(in: Self.folder + source)) { first, _ in first }
        }
    }

    @Test func everyBlockIsAnExample() throws {
        let examples = try examples()
        var used = Set<String>()
        for page in Self.pages {
            for block in try Markdown.blocks(of: page) where block.language == "swift" {
                // What a block imports, its example imports at the top of its file.
                let code = block.lines.drop { $0.isEmpty || $0.hasPrefix("import ") }
                guard let example = examples.first(where: { $0.value.elementsEqual(code) }) else {
                    Issue.record("\(block.place): no example has this code")
                    continue
                }
                used.insert(example.key)
            }
        }
        #expect(used == Set(examples.keys), "examples that stand on no page")
    }

    /// What a manifest says of this package is so.
    @Test func manifestsNameThisPackage() throws {
        let manifest = try Markdown.text("Package.swift")
        let blocks = try Self.pages.flatMap(Markdown.blocks).filter { $0.language == "swift Package.swift" }
        #expect(!blocks.isEmpty)
        for block in blocks {
            for line in block.lines {
                let products = line.matches(of: /product\(name: "(\w+)", package: "tracuu"\)/).map(\.output.1)
                for product in products {
                    #expect(manifest.contains(".library(name: \"\(product)\""), "\(block.place): \(product)")
                }
            }
        }
    }

    @Test(arguments: VietnameseTextExamples.all.keys.sorted()) func givesWhatItsCommentsSay(name: String) throws {
        let lines = try #require(try examples()[name])
        let example = try #require(VietnameseTextExamples.all[name])
        let values = try example()
        let comments = lines.compactMap { line in line.firstRange(of: "  // ").map { line[$0.upperBound...] } }
        #expect(!comments.isEmpty && comments.map { Array($0.utf8) } == values.map { Array(shown($0).utf8) })
    }

    /// A value as its comment has it.
    private func shown(_ value: Any?) -> String {
        guard let value else { return "nil" }
        if let text = value as? String { return "\"\(text)\"" }
        if let list = value as? [Any] { return "[\(list.map { shown($0) }.joined(separator: ", "))]" }
        return "\(value)"
    }
}
