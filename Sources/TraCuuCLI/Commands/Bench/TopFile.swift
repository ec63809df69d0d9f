// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuu
import TraCuuSearch

/// What the queries find, in the form in which results of different engines are compared.
struct TopFile {
    private let bench: QueryBench

    init(_ bench: QueryBench) {
        self.bench = bench
    }

    /// Lines of `id<TAB>mode<TAB>ids<TAB>scores`, ids and scores separated by commas, scores with five decimals.
    func hits() throws -> String {
        var text = ""
        for mode in [BenchMode.or10, .and10, .phrase10, .default10] where bench.modes.contains(mode) {
            for query in bench.queries where mode.takes(query) {
                guard case .hits(let hits) = try mode.run(query, bench.index) else { continue }
                let ids = try hits.map { try bench.index.id(of: $0) }.joined(separator: ",")
                let scores = hits.map { Numbers.decimal(Double($0.score), 5) }.joined(separator: ",")
                text += "\(query.id)\t\(mode.rawValue)\t\(ids)\t\(scores)\n"
            }
        }
        return text
    }

    /// Lines of `id<TAB>count_or<TAB>count_and`, nil unless both modes are among those measured.
    func counts() throws -> String? {
        guard bench.modes.contains(.countOr), bench.modes.contains(.countAnd) else { return nil }
        var text = ""
        for query in bench.queries where BenchMode.countOr.takes(query) {
            guard case .count(let any) = try BenchMode.countOr.run(query, bench.index),
                case .count(let all) = try BenchMode.countAnd.run(query, bench.index)
            else { continue }
            text += "\(query.id)\t\(any)\t\(all)\n"
        }
        return text
    }
}
