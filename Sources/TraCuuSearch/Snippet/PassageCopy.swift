// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The text of a passage with every run of white space as one space, and where each of its bytes went.
struct PassageCopy {
    private let source: Range<Int>
    private var copied: [UInt8] = []
    /// For each byte of the source, and the end, where it stands in the copy; white space where its one space stands.
    private var places: [Int] = []

    init(_ bytes: UnsafeRawBufferPointer, _ source: Range<Int>) {
        self.source = source
        copied.reserveCapacity(source.count)
        places.reserveCapacity(source.count + 1)
        var index = source.lowerBound
        var isInSpace = false
        while index < source.upperBound {
            let length = WhiteSpace.length(bytes, at: index)
            if length == 0 {
                places.append(copied.count)
                copied.append(bytes[index])
                index += 1
            } else {
                if !isInSpace { copied.append(0x20) }
                places.append(contentsOf: repeatElement(copied.count - 1, count: length))
                index += length
            }
            isInSpace = length > 0
        }
        places.append(copied.count)
    }

    /// The text.
    var text: String { String(decoding: copied, as: UTF8.self) }

    /// Where a range of the source, without white space at its ends, stands in the copy.
    func translate(_ range: Range<Int>) -> Range<Int> {
        places[range.lowerBound - source.lowerBound]..<places[range.upperBound - source.lowerBound]
    }
}
