// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// What can go wrong inside the library that ICU does for it.
public enum AnalysisError: Error, Equatable, Sendable {
    /// Memory ran out.
    case outOfMemory
    /// ICU's data is not installed.
    case missingData
    /// A text, or a stretch of it that ICU divides as one, is longer than ICU can count (1 GiB). Such a stretch has no
    /// white space before ASCII or a Latin letter; one of another script may have spaces.
    case tooLong
    /// ICU refused for another reason.
    case refused

    init(code: Int64) {
        switch Int(code) {
        case Int(TRACUU_ICU_NO_MEMORY): self = .outOfMemory
        case Int(TRACUU_ICU_NO_DATA): self = .missingData
        case Int(TRACUU_ICU_TOO_LONG): self = .tooLong
        default: self = .refused
        }
    }
}

extension AnalysisError: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .outOfMemory: "not enough memory to analyse the text"
        case .missingData: "ICU's data for finding words is missing; install ICU again"
        case .tooLong:
            "a text, or a stretch of it in another script or without white space, is too long to analyse (1 GiB or more)"
        case .refused: "ICU cannot analyse the text"
        }
    }
}
