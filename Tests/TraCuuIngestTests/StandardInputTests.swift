// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc
import Testing
import TraCuuCore
import TraCuuIngest

/// One test, since there is one standard input.
@Test func standardInputIsReadAsLinesPackedOrNot() throws {
    let content = Array("{\"id\":1}\nx\n{\"id\":2}\n".utf8)
    let folder = try SampleFolder()
    let saved = dup(STDIN_FILENO)
    defer {
        dup2(saved, STDIN_FILENO)
        close(saved)
    }
    for bytes in [content, Packing.gzip(content), Packing.zstd(content)] {
        let descriptor = open(try folder.put("input", bytes), O_RDONLY)
        dup2(descriptor, STDIN_FILENO)
        close(descriptor)
        let reader = try DocumentReader(["-"])
        #expect(reader.progress == (0, nil))
        var ids: [String] = []
        var errors: [TraCuuError] = []
        reader.onBad = { [line = "standard input"] in
            if case .badInput(line, 2, _) = $0 { errors.append($0) }
        }
        while try reader.next({ ids.append(Collected($0).id) }) {}
        #expect(ids == ["1", "2"])
        #expect(errors.count == 1)
    }
}
