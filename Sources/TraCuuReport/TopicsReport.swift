// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuu

/// Rankings of topics as a page for a person: one HTML file with everything in it, without scripts.
///
/// It begins with all topics and how their documents are spread over years, issuers and types; then each topic has its ranking,
/// with titles, facts and highlighted passages. With judgments, relevant documents are marked and rankings measured.
/// Rankings are written as they are added, so that memory holds no more than the page.
/// ```swift
/// var report = TopicsReport(heading: TopicsReport.Heading(title: "Chỉ đạo năm 2022", index: "chi-thi.idx"))
/// try index.rank(topics, options: SearchOptions(limit: 100)) { report.add($0) }
/// let page = report.html()
/// ```
public struct TopicsReport {
    /// What the page says of itself.
    public struct Heading: Sendable {
        /// The title of the page.
        public var title: String
        /// The name of the index.
        public var index: String
        /// How many documents the index has, if that is to be said.
        public var documents: UInt64?
        /// How documents were ranked, and what restricted them: one line each.
        public var notes: [String]

        /// A heading from its parts.
        public init(title: String, index: String, documents: UInt64? = nil, notes: [String] = []) {
            self.title = title
            self.index = index
            self.documents = documents
            self.notes = notes
        }
    }

    /// What the overview says of a topic.
    struct Entry {
        var topic: Topic
        var total: UInt64
        var first: String?
        var figures: TopicFigures?
    }

    /// How many documents of a ranking are shown with a passage; the others follow in a table that is closed at first.
    public static let openHits = 10

    let heading: Heading
    let language: ReportLanguage
    let judgments: Judgments?
    private(set) var entries: [Entry] = []
    private(set) var spread = Spread()
    private(set) var ranked = 0
    private var sections = HTMLWriter()

    /// An empty report.
    ///
    /// - Parameter judgments: relevance labels, by the ids of topics and documents.
    public init(heading: Heading, judgments: Judgments? = nil, language: ReportLanguage = .english) {
        self.heading = heading
        self.judgments = judgments
        self.language = language
    }

    /// Adds the ranking of the next topic. Hits should carry all that they can (``HitContent/full``).
    public mutating func add(_ ranking: TopicRun.Ranking) {
        let grades = judgments?.grades[ranking.topic.id]
        let hits = ranking.results.hits.map { hit in
            Shown(hit: hit, facts: DocumentFacts(hit), isRelevant: (grades?[hit.id] ?? 0) >= 1)
        }
        var spread = Spread()
        for hit in hits { spread.add(hit) }
        self.spread.add(spread)
        ranked += hits.count
        let entry = Entry(
            topic: ranking.topic,
            total: ranking.results.total,
            first: hits.first.map { Self.title($0.hit) },
            figures: grades.map { TopicFigures(hits.map(\.hit.id), $0) }
        )
        entries.append(entry)
        section(entry, number: entries.count, hits, spread, &sections)
    }

    /// The page.
    public func html() -> String {
        var html = HTMLWriter()
        html.markup("<!doctype html>\n")
        html.begin("html", [.init("lang", language.rawValue)])
        html.element("head") { html in
            html.markup("<meta charset=\"utf-8\">")
            // Should anything ever get through the escaping, it could neither run nor load.
            html.markup(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            )
            html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            html.markup("<meta name=\"referrer\" content=\"no-referrer\">")
            html.element("title", text: heading.title)
            html.element("style") { $0.markup(ReportStyle.css) }
        }
        html.markup("\n<body><main id=\"top\">\n")
        overview(&html)
        html.append(sections)
        html.element("footer", text: language("Made by tracuu.", "Lập bởi tracuu."))
        html.markup("</main></body></html>\n")
        return String(decoding: html.bytes, as: UTF8.self)
    }

    /// What a document is called; titles of scraped pages may be whole paragraphs.
    static func title(_ hit: Hit) -> String {
        let title = hit.title.contains { !$0.isWhitespace } ? hit.title : hit.id
        return title.count > 300 ? title.prefix(299) + "…" : title
    }
}

/// A document as the report shows it.
struct Shown {
    var hit: Hit
    var facts: DocumentFacts
    var isRelevant: Bool
}

/// How documents are spread over years, issuers and types.
struct Spread {
    private(set) var years = Distribution()
    private(set) var issuers = Distribution()
    private(set) var types = Distribution()

    mutating func add(_ document: Shown) {
        years.add(document.facts.year.map { String($0) }, isRelevant: document.isRelevant)
        issuers.add(document.facts.issuer, isRelevant: document.isRelevant)
        types.add(document.facts.type, isRelevant: document.isRelevant)
    }

    mutating func add(_ other: Spread) {
        years.add(other.years)
        issuers.add(other.issuers)
        types.add(other.types)
    }
}

/// How good the ranking of a topic is.
struct TopicFigures {
    /// nDCG@10, P@10 and the recall of all documents ranked.
    var gain: Double
    var precision: Double
    var recall: Double
    /// Relevant documents in the ranking, and in all.
    var found: Int
    var relevant: Int

    /// The figures of documents in their order, with the grades of those that were judged.
    init(_ documents: [String], _ grades: [String: Int]) {
        let ranking = documents.map { grades[$0] ?? 0 }
        let judged = Array(grades.values)
        gain = Measure.gain(10).value(of: ranking, judged: judged)
        precision = Measure.precision(10).value(of: ranking, judged: judged)
        recall = Measure.recall(max(1, documents.count)).value(of: ranking, judged: judged)
        found = ranking.count { $0 >= 1 }
        relevant = judged.count { $0 >= 1 }
    }
}
