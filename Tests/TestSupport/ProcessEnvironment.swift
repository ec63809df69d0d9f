// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// What a test reads from its environment.
enum ProcessEnvironment {
    /// The seed that was asked for, to repeat a failure.
    static var seed: UInt64? {
        getenv("TRACUU_SEED").flatMap { UInt64(String(cString: $0)) }
    }
}
