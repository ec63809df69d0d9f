// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// ICU's root word break iterator. Belongs to one thread at a time.
final class WordBreaker {
    private let handle: OpaquePointer
    private static let batch = 256
    private let ends = UnsafeMutablePointer<Int32>.allocate(capacity: batch)
    private let statuses = UnsafeMutablePointer<Int32>.allocate(capacity: batch)

    init() throws(AnalysisError) {
        var opened: OpaquePointer?
        let code = tracuu_breaker_open(&opened)
        guard let opened else { throw AnalysisError(code: Int64(code)) }
        handle = opened
    }

    deinit {
        tracuu_breaker_close(handle)
        ends.deallocate()
        statuses.deallocate()
    }

    /// Hands over the byte range of each segment that is a word: of rule status 100 and above.
    func forEachWord(
        in text: UnsafePointer<UInt8>,
        count: Int,
        _ body: (_ start: Int, _ end: Int) -> Void
    ) throws(AnalysisError) {
        let code = tracuu_breaker_set_text(handle, text, Int64(count))
        guard code == TRACUU_ICU_OK else { throw AnalysisError(code: Int64(code)) }
        var start = 0
        while true {
            let found = tracuu_breaker_next(handle, ends, statuses, Int32(Self.batch))
            guard found >= 0 else { throw AnalysisError(code: Int64(found)) }
            guard found > 0 else { return }
            for index in 0..<Int(found) {
                let end = Int(ends[index])
                if statuses[index] >= 100 { body(start, end) }
                start = end
            }
        }
    }
}
