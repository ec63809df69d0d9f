// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Collects the lengths of a segment's documents, 9 bytes each, and writes them as ``NormsFormat`` says.
package struct NormsWriter: Sendable {
    private var codes: [UInt8] = []
    private var lengths: [UInt32] = []
    private var titleLengths: [UInt32] = []
    private var longest: UInt32 = 0
    private var longestTitle: UInt32 = 0

    /// The tokens of all documents so far.
    package private(set) var totalLength: UInt64 = 0

    package init() {}

    /// The number of documents so far.
    package var documentCount: Int { codes.count }

    /// Appends the next document.
    ///
    /// - Parameters:
    ///   - length: its tokens, those of the title included, aliases not.
    ///   - titleLength: the tokens of its title.
    package mutating func add(length: UInt32, titleLength: UInt32) {
        codes.append(LengthCode.encode(length))
        lengths.append(length)
        titleLengths.append(titleLength)
        longest = max(longest, length)
        longestTitle = max(longestTitle, titleLength)
        totalLength += UInt64(length)
    }

    /// Writes the file and makes its content durable.
    ///
    /// - Returns: the length of the file.
    package func write(
        to directory: any Directory,
        name: String,
        segment: SegmentID
    ) throws(TraCuuError) -> UInt64 {
        let file = try IndexFileWriter(directory, name: name, kind: NormsFormat.kind, segment: segment)
        let titleWidth = PackedIntegers.width(for: UInt64(longestTitle))
        let lengthWidth = PackedIntegers.width(for: UInt64(longest))
        var body = ByteWriter()
        body.append(fixed: totalLength)
        body.append(fixed: UInt32(codes.count))
        body.append(fixed: UInt16(titleWidth))
        body.append(fixed: UInt16(lengthWidth))
        try file.write(body)
        try codes.withUnsafeBufferPointer { (codes) throws(TraCuuError) in
            try file.write(UnsafeRawBufferPointer(codes))
        }
        try file.pad(to: 8)
        body.removeAll()
        body.append(packed: titleLengths.lazy.map { UInt64($0) }, width: titleWidth)
        body.append(packed: lengths.lazy.map { UInt64($0) }, width: lengthWidth)
        try file.write(body)
        return try file.finish()
    }
}
