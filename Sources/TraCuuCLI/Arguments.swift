// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import ArgumentParser
public import TraCuu
public import TraCuuReport

extension Ranker: ExpressibleByArgument {}

extension IndexOptions.Storing: ExpressibleByArgument {}

/// A number of bytes as typed: `512MiB`, `1.5GB`, `1000000`.
struct ByteSize: ExpressibleByArgument {
    let bytes: Int

    /// How help shows a default.
    var defaultValueDescription: String {
        bytes % (1 << 20) == 0 ? "\(bytes >> 20)MiB" : "\(bytes)"
    }

    private static let units: [String: Double] = [
        "": 1, "b": 1, "k": 1024, "kib": 1024, "kb": 1e3, "m": 0x1p20, "mib": 0x1p20, "mb": 1e6, "g": 0x1p30,
        "gib": 0x1p30, "gb": 1e9,
    ]

    init(bytes: Int) {
        self.bytes = bytes
    }

    init?(argument: String) {
        let number = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = argument.dropFirst(number.count).drop { $0 == " " }.lowercased()
        guard let value = Double(number), let factor = Self.units[unit], value * factor < 0x1p50 else { return nil }
        bytes = Int(value * factor)
    }
}

extension TopicFormat: ExpressibleByArgument {}

extension ReportLanguage: ExpressibleByArgument {}

/// What the words of each part of a topic count: `query=1,description=0.2`.
struct TopicWeights: ExpressibleByArgument {
    let text: String
    let parts: [Topic.Part: Float]

    init?(argument: String) {
        var parts: [Topic.Part: Float] = [:]
        for piece in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = piece.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let part = Topic.Part(rawValue: String(sides[0])), parts[part] == nil,
                let weight = Float(sides[1]), weight >= 0, weight <= Topic.weightLimit
            else { return nil }
            parts[part] = weight
        }
        text = argument
        self.parts = parts
    }
}

extension SortOrder: ExpressibleByArgument {
    /// Reads `score`, `date`, `type`, `date:asc`, `pages:desc`.
    public init?(argument: String) {
        if argument == "score" {
            self = .score
            return
        }
        var name = argument
        var isAscending: Bool?
        for (suffix, ascending) in [(":asc", true), (":desc", false)] where name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
            isAscending = ascending
            break
        }
        guard !name.isEmpty else { return nil }
        self = .field(name, ascending: isAscending)
    }

    /// How help shows a default.
    public var defaultValueDescription: String {
        switch self {
        case .score: "score"
        case .field(let name, let isAscending): name + (isAscending.map { $0 ? ":asc" : ":desc" } ?? "")
        }
    }
}

extension FacetRequest: ExpressibleByArgument {
    /// Reads `type`, `type:20`, `date:month`, `date:year:5`.
    public init?(argument: String) {
        var name = argument[...]
        var limit = 10
        if let colon = name.lastIndex(of: ":"), let number = Int(name[name.index(after: colon)...]) {
            guard (1...hitLimit).contains(number) else { return nil }
            limit = number
            name = name[..<colon]
        }
        var period = FacetPeriod.year
        if let colon = name.lastIndex(of: ":"),
            let found = FacetPeriod(rawValue: String(name[name.index(after: colon)...]))
        {
            period = found
            name = name[..<colon]
        }
        if name.isEmpty { return nil }
        self.init(field: String(name), by: period, limit: limit)
    }
}

/// The options of ranking, which several commands share.
struct RankingOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "How to rank: default (the best there is) or bm25.")
    var ranker = Ranker.default

    @Option(parsing: .unconditional, help: "BM25: how soon further occurrences stop counting.")
    var k1: Float = 1.2

    @Option(parsing: .unconditional, help: "BM25: how much the length of a document counts, 0 to 1.")
    var b: Float = 0.75

    @Option(
        name: .customLong("filter"),
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A query that documents must match too, without any effect on scores, such as type:\"nghị định\". May be repeated.",
            valueName: "query"
        )
    )
    var filters: [String] = []

    @Flag(help: "Match only the spelling as typed, with its diacritics.")
    var exact = false

    mutating func validate() throws {
        guard k1.isFinite, k1 >= 0 else { throw ValidationError("--k1 is a number from 0 on") }
        guard b >= 0, b <= 1 else { throw ValidationError("--b is a number from 0 to 1") }
    }

    /// The options as the library takes them.
    var options: SearchOptions {
        var options = SearchOptions()
        options.ranker = ranker
        options.bm25 = BM25(k1: k1, b: b)
        options.isExact = exact
        options.filters = filters
        return options
    }
}

/// The greatest number of hits that can be asked for.
let hitLimit = 1_000_000

/// Checks a number of hits.
func validateHitCount(_ count: Int) throws {
    guard (1...hitLimit).contains(count) else { throw ValidationError("-k is a number from 1 to \(hitLimit)") }
}
