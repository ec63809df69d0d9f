// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import ArgumentParser
import TraCuu

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search an index; what is typed without diacritics finds every spelling.",
        discussion: """
            A query holds words, "phrases", "near words"~3, AND, OR, NOT, +must, -not, (groups), field:value, =exact, \
            beginnings*, mistakes~, date:2020..2022, type:{one, two}, (some of these)~2 and weight^2. \
            Words side by side are alternatives; documents with more of them rank higher. An argument that begins with \
            one hyphen is a word that must not occur, unless it is -k or -h; options may stand anywhere, but not behind --.

            Examples:
              tracuu search chi-thi.idx "quy che dan chu"
              tracuu search chi-thi.idx '"quy chế dân chủ" AND date:2022-02-22' -k 3
              tracuu search chi-thi.idx '145/2020/nd-cp' --json
              tracuu search chi-thi.idx bão -lũ -k 3
              tracuu search chi-thi.idx '=hoà -"hoà giải"'
              tracuu search chi-thi.idx 'tiêm chủng' --sort date --filter 'type:"kế hoạch"'
              tracuu search chi-thi.idx 'quy che dan chu' -k 1 --explain
              tracuu search chi-thi.idx 'dân chủ' -k 3 --facet type --facet date:year:5
            """
    )

    @Argument(help: "The folder of the index.")
    var index: String

    @Argument(help: "The query; put it in quotation marks. Several words are joined by spaces.")
    var query: [String]

    @Option(
        name: .customShort("k"),
        parsing: .unconditional,
        help: ArgumentHelp("How many documents to show.", valueName: "number")
    )
    var limit = 10

    @Option(parsing: .unconditional, help: "How many of the best to leave out.")
    var offset = 0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Go on behind another page: `next` in the JSON of the same search. Instead of --offset.",
            valueName: "cursor"
        )
    )
    var after: String?

    @OptionGroup var ranking: RankingOptions

    @Option(
        help:
            "The order: score, or a field: dates and numbers from the latest or largest on, strings as in a dictionary; :asc and :desc say which way."
    )
    var sort = SortOrder.score

    @Option(
        name: .customLong("facet"),
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Count the values of a field over all documents that match: FIELD, FIELD:20 for 20 of them instead of 10, dates by FIELD:year, FIELD:month or FIELD:day. May be repeated.",
            valueName: "field"
        )
    )
    var facets: [FacetRequest] = []

    @Flag(help: "Show near-identical documents together.")
    var group = false

    @Flag(help: "Refuse a query that does not follow the grammar instead of making the best of it.")
    var strict = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many passages to show of each document, 0 to 10.", valueName: "number")
    )
    var snippets = 1

    @Flag(help: "Show where each score comes from.")
    var explain = false

    @Flag(help: "Print the results as JSON.")
    var json = false

    mutating func validate() throws {
        try validateHitCount(limit)
        guard (0...hitLimit).contains(offset) else {
            throw ValidationError("--offset is a number from 0 to \(hitLimit)")
        }
        guard (0...10).contains(snippets) else { throw ValidationError("--snippets is a number from 0 to 10") }
    }

    mutating func run() throws {
        var options = ranking.options
        options.limit = limit
        options.offset = offset
        options.after = after
        options.isGrouped = group
        options.snippetCount = snippets
        options.sort = sort
        options.isExplained = explain
        options.facets = facets
        options.isStrict = strict
        let text = query.joined(separator: " ")
        let index = try SearchIndex.open(at: index)
        let results = try Self.results(index, text, options)
        let suggestions = try index.corrections(of: text, options: options, found: results)
        try Output.write(json ? Self.json(results, suggestions) + "\n" : ResultsView(Terminal.style).text(results))
        if !json { for suggestion in suggestions { Output.note("did you mean: \(suggestion.text)") } }
        if results.total == 0 { throw Failure.nothingFound }
    }

    /// Searches; on a terminal a query that is refused is shown with a caret under the place.
    private static func results(
        _ index: SearchIndex,
        _ text: String,
        _ options: SearchOptions
    ) throws(TraCuuError) -> SearchResults {
        do throws(TraCuuError) {
            return try index.search(text, options: options)
        } catch {
            // With filters the place may be one in a filter.
            if case .badQuery(let offset, _) = error, Terminal.showsProgress, options.filters.isEmpty {
                for line in QueryPointer.lines(text, offset: offset) { Output.note(line) }
            }
            throw error
        }
    }

    static func json(_ results: SearchResults, _ suggestions: [Suggestion] = []) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("total", results.total)
            json.name("took_ms")
            json.milliseconds(results.took)
            json.name("notices")
            json.array(results.notices) { json, notice in
                json.object { json in
                    json.member("kind", notice.kind.rawValue)
                    json.member("text", notice.text)
                    json.name("range")
                    json.array([notice.range.lowerBound, notice.range.upperBound]) { $0.value($1) }
                    json.name("taken_for")
                    json.array(notice.takenFor) { $0.value($1) }
                    json.member("reason", notice.reason)
                }
            }
            json.name("hits")
            json.array(results.hits) { json, hit in
                json.object { json in
                    json.member("rank", hit.rank)
                    json.member("id", hit.id)
                    json.member("score", hit.score)
                    json.member("title", hit.title)
                    json.member("title_highlights", hit.titleHighlights)
                    json.member("snippet", hit.snippet.text)
                    json.member("highlights", hit.snippet.highlights)
                    if !hit.furtherSnippets.isEmpty {
                        json.name("further_snippets")
                        json.array(hit.furtherSnippets) { json, snippet in
                            json.object { json in
                                json.member("snippet", snippet.text)
                                json.member("highlights", snippet.highlights)
                            }
                        }
                    }
                    if !hit.fieldHighlights.isEmpty {
                        json.name("field_highlights")
                        json.object { json in
                            for (name, ranges) in hit.fieldHighlights.sorted(by: { $0.key < $1.key }) {
                                json.member(name, ranges)
                            }
                        }
                    }
                    json.name("fields")
                    json.value(hit.fields)
                    if !hit.similar.isEmpty {
                        json.name("similar")
                        json.array(hit.similar) { $0.value($1) }
                    }
                    if let explanation = hit.explanation {
                        json.name("explanation")
                        json.value(explanation)
                    }
                }
            }
            if let next = results.next { json.member("next", next) }
            if !suggestions.isEmpty {
                json.name("suggestions")
                json.array(suggestions) { $0.value($1) }
            }
            if !results.facets.isEmpty {
                json.name("facets")
                json.array(results.facets) { json, facet in json.value(facet) }
            }
        }
        return json.text
    }
}
