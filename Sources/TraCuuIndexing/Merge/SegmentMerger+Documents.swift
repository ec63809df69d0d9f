// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
import TraCuuCore

extension SegmentMerger {
    /// Copies the stored documents that stay; whole blocks as they are where none goes.
    func mergeStored() throws(TraCuuError) {
        let stored = try StoredWriter(directory, name: name(.stored), segment: id)
        for input in inputs {
            if let order = input.order {
                try StoredReordering(input.reader.stored, order).write(to: stored)
            } else if input.hasDeletions {
                try input.reader.stored.forEachRecord { (document, record) throws(TraCuuError) in
                    if input.isLive(document) { try stored.add(record: record) }
                }
            } else {
                try stored.append(contentsOf: input.reader.stored)
            }
            input.reader.releaseAll()
        }
        _ = try stored.finish()
    }

    /// Copies the values of fields of the documents that stay.
    func mergeColumns() throws(TraCuuError) {
        let columns = inputs.map { input in
            ColumnsMerger.Input(input.reader.columns, order: input.order?.documents) {
                input.isLive($0) ? input.target(of: $0) : nil
            }
        }
        _ = try ColumnsMerger.write(
            columns,
            documentCount: documentCount,
            to: directory,
            name: name(.columns),
            segment: id
        )
    }
}
