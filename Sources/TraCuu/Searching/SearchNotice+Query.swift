// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuQuery
import TraCuuSearch

extension SearchNotice {
    /// What a lenient parser made of a part of a query.
    init(_ repair: LenientQuery.Repair, in query: String) {
        let text = Self.part(repair.range, of: query)
        self.init(kind: .repaired, text: text, range: repair.range, takenFor: [], reason: repair.reason)
    }

    /// What compiling made of a part of a query.
    init(_ notice: QueryNotice, in query: String) {
        let kind: Kind =
            switch notice.kind {
            case .decoded: .decoded
            case .cut: .cut
            case .words: .words
            }
        self.init(
            kind: kind,
            text: notice.text.isEmpty ? Self.part(notice.range, of: query) : notice.text,
            range: notice.range,
            takenFor: notice.takenFor,
            reason: notice.reason
        )
    }

    private static func part(_ range: Range<Int>, of query: String) -> String {
        let bytes = Array(query.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
