// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import TraCuuIndexing
import TraCuuStorage
import VietnameseText

@testable import TraCuuSuggest

/// Texts in an index in memory.
struct SampleArchive {
    let snapshot: IndexSnapshot
    let lexicon: SyllableLexicon

    /// Indexes the texts, with a commit, and so a segment, for each group; merged into one segment if asked.
    init(_ groups: [[String]], isMerged: Bool = false, deleting: [Int] = []) throws {
        let directory = MemoryDirectory()
        var options = IndexOptions()
        options.mergeFactor = 1000
        let writer = try IndexWriter(directory, options: options)
        var number = 0
        for group in groups {
            for text in group {
                try Array("\(number)".utf8).withBytes { (id) throws(TraCuuError) in
                    try Array(text.utf8).withBytes { (text) throws(TraCuuError) in
                        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
                        let fields = UnsafeBufferPointer<FieldValue>(start: nil, count: 0)
                        try writer.add(
                            DocumentView(id: id, title: nothing, text: text, fields: fields, metadata: nothing)
                        )
                    }
                }
                number += 1
            }
            try writer.commit()
        }
        for document in deleting {
            _ = try Array("\(document)".utf8).withBytes { (id) throws(TraCuuError) in try writer.delete(id) }
        }
        if isMerged { try writer.mergeAll() } else { try writer.commit() }
        snapshot = try IndexSnapshot(newest: directory)
        lexicon = SyllableLexicon(snapshot)
    }

    func suggestions(_ text: String, limit: Int = 10) throws -> [Suggestion] {
        try Suggester(snapshot, lexicon, analyzer: Analyzer()).suggestions(for: text, limit: limit)
    }

    func restored(_ text: String) throws -> String {
        try Suggester(snapshot, lexicon, analyzer: Analyzer()).restored(text)?.text ?? text
    }

    /// Sentences about this and that, several times each so that they weigh.
    static let sentences = [
        "Quy chế dân chủ ở cơ sở được thực hiện tại mọi cơ quan.",
        "Mặt trận tổ quốc giám sát việc thực hiện quy chế dân chủ ở cơ sở.",
        "Uỷ ban nhân dân tỉnh ban hành quy chế đào tạo cán bộ.", "Nghị định quy định chi tiết về bảo hiểm xã hội.",
        "Người lao động đóng bảo hiểm xã hội và bảo hiểm y tế.", "Chỉ thị về tăng cường phòng, chống bão lũ.",
        "Trợ cấp thất nghiệp được trả cho người lao động.", "Đường làng được mở rộng, dương liễu mọc ven sông.",
        "Nghiệp vụ của cán bộ được nâng cao.", "Thấp nhất là mười ngày.", "Hội đồng nhân dân xã họp hằng quý.",
    ]
    static let groups = (0..<6).map { _ in sentences + sentences }
}
