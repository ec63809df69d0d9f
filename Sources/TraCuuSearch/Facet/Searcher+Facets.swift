// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

extension Searcher {
    /// Counts the values of fields over all documents that match a query and its filters, and those documents.
    ///
    /// Takes the time of counting the documents, and for each field some nanoseconds a document and the time to sort its
    /// values.
    ///
    /// - Throws: as ``search(_:offset:limit:counting:)``, and ``TraCuuError/usage(_:)`` if no document has a field.
    package func facets(
        _ query: CompiledQuery,
        _ requests: [FacetRequest]
    ) throws(TraCuuError) -> (facets: [Facet], total: UInt64) {
        for request in requests { try check(request) }
        let plan = try QueryPlan(resolve(query), snapshot, bm25)
        var mergers = requests.map { _ in FacetMerger() }
        var total: UInt64 = 0
        for (number, segment) in snapshot.segments.enumerated() {
            guard var walk = try plan.walk(number, isScored: false) else { continue }
            var counters: [FacetCounter] = []
            for request in requests { counters.append(try FacetCounter(request, segment)) }
            while let window = try walk.next() {
                total += UInt64(window.count)
                for place in counters.indices { counters[place].add(window) }
            }
            for (place, counter) in counters.enumerated() { counter.visit { mergers[place].add($0, $1) } }
        }
        var facets: [Facet] = []
        for (request, merger) in zip(requests, mergers) { facets.append(try merger.facet(request)) }
        return (facets, total)
    }

    private func check(_ request: FacetRequest) throws(TraCuuError) {
        if snapshot.segments.isEmpty { return }
        var names: Set<String> = []
        for segment in snapshot.segments { names.formUnion(segment.columns.columns.map(\.name)) }
        if names.contains(request.field) { return }
        let known =
            names.isEmpty ? "no document has any" : "there are \(names.sorted().prefix(20).joined(separator: ", "))"
        throw .usage("no document has a field \(request.field) whose values could be counted; \(known)")
    }
}
