// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import TraCuuStorage

/// A folder that is removed, with the files in it, when the object goes away.
package final class TemporaryFolder {
    package let path: String

    package init() throws {
        var template = Array("/tmp/tracuu-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TemporaryFolderError(code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        if let directory = try? FileSystemDirectory(path: path), let names = try? directory.names() {
            for name in names { try? directory.remove(name) }
        }
        _ = rmdir(path)
    }
}

/// The folder could not be made.
package struct TemporaryFolderError: Error {
    package let code: Int32
}
