// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

/// Cuts a stream into lines, in a buffer that grows only for long lines and never beyond one line of the size limit
/// (or one text of it) and one block.
final class LineReader {
    /// What there is at the current place of the stream.
    enum Line {
        /// A line without its end (`\n` or `\r\n`), alive until the next call. ``JSONParser/padding`` bytes can be read
        /// behind it.
        case bytes(UnsafeRawBufferPointer)
        /// A line beyond the limit; its bytes are lost.
        case tooLong
        case end
    }

    /// The number of the last line read, from 1.
    private(set) var lineNumber = 0
    /// The length of the byte order mark at the start of the stream, or 0.
    private(set) var markLength = 0
    /// The bytes handed out or passed over, ends of lines included, over all streams.
    private(set) var bytesRead: UInt64 = 0

    private let limit: Int
    private var stream: TextStream?
    private var buffer: UnsafeMutableRawBufferPointer
    /// The unread bytes in `buffer`.
    private var unread: Range<Int> = 0..<0
    private var streamEnded = true

    /// - Parameter limit: the longest line or text in bytes.
    init(limit: Int) {
        self.limit = limit
        buffer = Self.allocate(SourceStream.blockSize)
    }

    deinit {
        buffer.deallocate()
    }

    /// Room for `capacity` bytes and the padding behind them.
    private static func allocate(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
        let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
        whole.initializeMemory(as: UInt8.self, repeating: 0)
        return whole
    }

    private var capacity: Int { buffer.count - JSONParser.padding }

    /// Starts over with another stream. A byte order mark at its start is passed over.
    func open(_ stream: TextStream) throws(TraCuuError) {
        self.stream = stream
        unread = 0..<0
        lineNumber = 0
        streamEnded = false
        if capacity > 8 * SourceStream.blockSize {
            buffer.deallocate()
            buffer = Self.allocate(SourceStream.blockSize)
        }
        while unread.count < 3, try fill() {}
        markLength = bytes(unread).starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        consume(markLength)
    }

    /// Lets go of the stream.
    func close() {
        stream = nil
        streamEnded = true
        unread = 0..<0
    }

    /// The first byte that is not white space, as far as it can be seen without reading on; nil if there is none.
    var firstVisibleByte: UInt8? {
        bytes(unread).first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// UTF-16 of one byte order, if the stream is that; its lines are UTF-8 all the same.
    var encoding: VietnameseEncoding? { stream?.encoding }

    /// The bytes behind the last line that can be seen without reading on.
    var ahead: UnsafeRawBufferPointer { bytes(unread) }

    /// Reads on to the end of the line.
    func next() throws(TraCuuError) -> Line {
        var searched = 0
        while true {
            if let newline = position(ofNewlineFrom: searched) {
                return line(newline, endCount: 1)
            }
            searched = unread.count
            if searched > limit + 1 { return try skipLine() }
            guard try !fill() else { continue }
            if unread.isEmpty { return .end }
            return line(unread.count, endCount: 0)
        }
    }

    /// Reads all that is left of the stream; nil if it is longer than the limit.
    func rest() throws(TraCuuError) -> UnsafeRawBufferPointer? {
        while try fill() {
            if unread.count > limit { return nil }
        }
        let all = bytes(unread)
        consume(all.count)
        return all.count > limit ? nil : all
    }

    /// Hands out the first `count` unread bytes, behind which stand `endCount` more.
    private func line(_ count: Int, endCount: Int) -> Line {
        var line = bytes(unread.lowerBound..<unread.lowerBound + count)
        consume(count + endCount)
        lineNumber += 1
        if line.last == 0x0D { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
        return line.count > limit ? .tooLong : .bytes(line)
    }

    /// Passes over a line that is too long, forgetting it block by block.
    private func skipLine() throws(TraCuuError) -> Line {
        lineNumber += 1
        while true {
            if let newline = position(ofNewlineFrom: 0) {
                consume(newline + 1)
                return .tooLong
            }
            consume(unread.count)
            guard try fill() else { return .tooLong }
        }
    }

    private func position(ofNewlineFrom offset: Int) -> Int? {
        bytes(unread.lowerBound + offset..<unread.upperBound).firstOffset(of: 0x0A).map { $0 + offset }
    }

    private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer[range])
    }

    private func consume(_ count: Int) {
        bytesRead &+= UInt64(count)
        unread = unread.lowerBound + count..<unread.upperBound
    }

    /// Takes in more bytes behind the unread ones; false at the end of the stream.
    private func fill() throws(TraCuuError) -> Bool {
        guard !streamEnded, let stream else { return false }
        if unread.upperBound == capacity || unread.isEmpty { makeRoom() }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[unread.upperBound..<capacity])
        let count = try stream.read(into: room)
        if count == 0 {
            streamEnded = true
            // What follows the last object must not look like a part of it.
            buffer[unread.upperBound] = 0x0A
            return false
        }
        unread = unread.lowerBound..<unread.upperBound + count
        return true
    }

    /// Moves the unread bytes to the front, into a larger buffer if they fill most of this one.
    private func makeRoom() {
        let source = bytes(unread)
        let largest = limit + SourceStream.blockSize
        if source.count > capacity / 2, capacity < largest {
            let larger = Self.allocate(min(2 * capacity, largest))
            larger.copyMemory(from: source)
            buffer.deallocate()
            buffer = larger
        } else if !source.isEmpty {
            buffer.copyMemory(from: source)
        }
        unread = 0..<source.count
    }
}
