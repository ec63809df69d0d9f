// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension Column {
    /// What is wrong with the column, so that no access needs to ask again: presence, values, dictionary.
    ///
    /// - Complexity: O(documents + values + distinct strings).
    func problem(shape: ColumnShape) -> String? {
        presenceProblem(shape) ?? dictionaryProblem() ?? valueProblem()
    }

    private func presenceProblem(_ shape: ColumnShape) -> String? {
        switch shape {
        case .single:
            return valueCount == Int(documentCount) ? nil : "\(valueCount) values for \(documentCount) documents"
        case .sparse:
            guard let words, let ranks else { return "presence is missing" }
            var rank: UInt64 = 0
            for index in 0..<words.count / 8 {
                let stated = ranks.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
                guard UInt64(UInt32(littleEndian: stated)) == rank else { return "a rank is wrong" }
                let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                rank += UInt64(word.nonzeroBitCount)
            }
            return rank == UInt64(valueCount) ? nil : "\(valueCount) values for \(rank) documents"
        case .multiple:
            guard let starts, starts.width > 0 else { return "starts of values are missing" }
            var previous: UInt64 = 0
            for index in 0..<starts.count {
                let start = starts[index]
                guard start >= previous, index > 0 || start == 0 else { return "starts of values are out of order" }
                previous = start
            }
            return previous == UInt64(valueCount) ? nil : "starts of values do not end with the last value"
        case .rare:
            guard let documents, documents.width > 0 || documentCount == 1 else { return "documents are missing" }
            var previous: UInt64 = 0
            for index in 0..<valueCount {
                let document = documents[index]
                guard document >= previous, document < UInt64(documentCount) else {
                    return "documents are out of order"
                }
                previous = document
            }
            return nil
        }
    }

    private func dictionaryProblem() -> String? {
        guard let starts = dictionaryStarts else { return nil }
        if starts.width == 0, distinctCount > 1 { return "\(distinctCount) equal strings" }
        var previous: UInt64 = 0
        for index in 0..<starts.count {
            let start = starts[index]
            guard start >= previous, index > 0 || start == 0 else { return "starts of strings are out of order" }
            previous = start
        }
        guard previous == UInt64(strings.count) else { return "starts of strings do not end with the last string" }
        for ordinal in 1..<max(distinctCount, 1) {
            let (left, right) = (keyword(UInt32(ordinal - 1)), keyword(UInt32(ordinal)))
            guard left.lexicographicallyPrecedes(right) else { return "strings are out of order" }
        }
        return nil
    }

    private func valueProblem() -> String? {
        // Values of no bits are all the same, and those of one document are distinct.
        if packed.width == 0, valueCount > Int(documentCount) { return "\(valueCount) equal values" }
        guard kind == .keyword else { return nil }
        if packed.width == 0 { return valueCount > 0 && distinctCount == 0 ? "strings are missing" : nil }
        for index in 0..<valueCount where packed[index] >= UInt64(distinctCount) { return "an ordinal is too high" }
        return nil
    }
}
