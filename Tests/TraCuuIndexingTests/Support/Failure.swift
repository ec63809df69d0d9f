// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

/// The error that a call throws, nil if it throws none.
func failure(_ body: () throws -> Void) -> TraCuuError? {
    do {
        try body()
        return nil
    } catch {
        return error as? TraCuuError
    }
}
