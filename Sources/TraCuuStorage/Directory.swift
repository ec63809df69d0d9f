// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore

/// Where the files of an index live: one flat folder.
///
/// Every file is written once, front to back, and is immutable after `OutputFile.close()`; the only change a visible
/// name can see is an atomic `rename` over it or its removal. A mapping stays readable after its file was removed.
package protocol Directory: Sendable {
    /// A name for messages: the folder's path.
    var path: String { get }
    /// The names of all files, in no particular order.
    func names() throws(TraCuuError) -> [String]
    /// Maps a whole file for reading.
    func map(_ name: String) throws(TraCuuError) -> Mapping
    /// Creates an empty file for writing; replaces one of the same name.
    func create(_ name: String) throws(TraCuuError) -> any OutputFile
    /// Atomically gives a file another name, replacing what had it.
    func rename(_ source: String, to target: String) throws(TraCuuError)
    /// Removes a file.
    func remove(_ name: String) throws(TraCuuError)
    /// Makes creations, renames and removals durable.
    func sync() throws(TraCuuError)
    /// Takes the lock of that name for this process until the returned object is released.
    ///
    /// - Throws: ``TraCuuError/locked(path:holder:)`` if someone holds it; never waits.
    func lock(_ name: String) throws(TraCuuError) -> any DirectoryLock
}

/// A file being written front to back.
package protocol OutputFile: AnyObject {
    /// Appends bytes; either all are taken or an error is thrown.
    func write(_ bytes: UnsafeRawBufferPointer) throws(TraCuuError)
    /// Makes what was written durable.
    func sync() throws(TraCuuError)
    /// Ends writing. A file that is dropped without `close()` is closed, its content undefined.
    func close() throws(TraCuuError)
}

/// A held lock; released when the object goes away or its process ends.
package protocol DirectoryLock: AnyObject, Sendable {}

/// How the bytes of a mapping are about to be used.
package enum MappingAdvice: Sendable {
    /// Front to back: read ahead.
    case sequential
    /// Not again soon: the memory may be given back. The bytes stay readable.
    case done
}

/// Bytes of a file, readable while this object lives.
package final class Mapping: Sendable {
    package typealias Advise = @Sendable (UnsafeRawBufferPointer, Range<Int>, MappingAdvice) -> Void

    /// The whole file.
    package nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    private let advice: Advise?
    private let release: @Sendable (UnsafeRawBufferPointer) -> Void

    /// No bytes at all.
    package static let empty = Mapping(bytes: UnsafeRawBufferPointer(start: nil, count: 0)) { _ in }

    /// Wraps bytes that `release` gives back when the last reader is gone.
    ///
    /// - Parameter advise: passes advice about a range of the bytes on; without it, advice is without effect.
    package init(
        bytes: UnsafeRawBufferPointer,
        advise: Advise? = nil,
        release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
    ) {
        self.bytes = bytes
        advice = advise
        self.release = release
    }

    deinit {
        release(bytes)
    }

    /// Tells how a range of the bytes is about to be used; never changes what is read.
    package func advise(_ range: Range<Int>, _ use: MappingAdvice) {
        advice?(bytes, range, use)
    }
}
