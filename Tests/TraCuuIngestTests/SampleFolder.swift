// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// A folder for one test, with folders in it, removed with everything when the object goes away.
final class SampleFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/tracuu-ingest-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SampleError(code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        Self.delete(path)
    }

    private static func delete(_ path: String) {
        guard unlink(path) != 0, let folder = opendir(path) else { return }
        var names: [[CChar]] = []
        while let entry = readdir(folder) {
            withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                names.append(bytes.prefix { $0 != 0 }.map(CChar.init(bitPattern:)))
            }
        }
        closedir(folder)
        // A name that is not UTF-8 is removed by its bytes.
        for name in names where name != [46] && name != [46, 46] {
            let whole = Array(path.utf8).map(CChar.init(bitPattern:)) + [47] + name + [0]
            if unlink(whole) != 0 {
                delete(path + "/" + String(decoding: name.map(UInt8.init(bitPattern:)), as: UTF8.self))
            }
        }
        rmdir(path)
    }

    /// The path of `name` in the folder.
    subscript(name: String) -> String { path + "/" + name }

    /// Writes a file, making the folders on the way to it; returns its path.
    @discardableResult
    func put(_ name: String, _ content: some Collection<UInt8>) throws -> String {
        let parts = name.split(separator: "/")
        for count in 1..<max(1, parts.count) { mkdir(self[parts[..<count].joined(separator: "/")], 0o755) }
        let descriptor = open(self[name], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SampleError(code: errno) }
        defer { close(descriptor) }
        var rest = Array(content)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw SampleError(code: errno) }
            rest = rest.dropFirst(count)
        }
        return self[name]
    }

    @discardableResult
    func put(_ name: String, _ content: String) throws -> String {
        try put(name, content.utf8)
    }

    func link(_ name: String, to target: String) throws {
        guard symlink(target, self[name]) == 0 else { throw SampleError(code: errno) }
    }
}

/// The system refused something that a test needs.
struct SampleError: Error {
    let code: Int32
}
