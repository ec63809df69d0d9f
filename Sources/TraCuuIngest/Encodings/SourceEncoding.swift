// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import VietnameseText

/// What the encoding of a text turned out to be.
enum EncodingFinding {
    /// UTF-8, to be taken as it is.
    case plain
    /// Another encoding, or UTF-8 of which some bytes are ill-formed.
    case found(VietnameseEncoding)
    /// It cannot be told.
    case unknown
}

extension EncodingFinding {
    /// What such a text is read as.
    var encoding: VietnameseEncoding {
        switch self {
        case .plain: .utf8
        case .found(let encoding): encoding
        case .unknown: .windows1252
        }
    }

    /// The name in the field and in counts.
    var name: String { if case .unknown = self { "unknown" } else { encoding.name } }

    /// What to say of a document in UTF-8; nil if there is nothing to say.
    var doubt: String? {
        if case .unknown = self { "it looks misread, but from what cannot be told; it is taken as it is" } else { nil }
    }

    /// What to say of a document that is not UTF-8 at some byte; nil if its encoding is known.
    func doubt(illFormedAt offset: Int) -> String? {
        switch self {
        case .found(let encoding) where encoding != .utf8: nil
        case .plain, .found: "not valid UTF-8 at byte \(offset); such bytes are read as windows-1252"
        case .unknown: "not valid UTF-8 at byte \(offset), and the encoding cannot be told; it is read as windows-1252"
        }
    }
}

/// Finds the encodings of the texts of one source. A text that is too short to tell is taken to be like those before it, if
/// that makes it Vietnamese.
struct SourceEncoding {
    /// The encodings that were found last: one that is not UTF-8, and one of misread text.
    private var legacy: VietnameseEncoding?
    private var misread: VietnameseEncoding?
    private var hasLookedAhead = false

    /// The encoding of bytes that are not UTF-8. `ahead` are the bytes that follow in the source as far as they are there.
    mutating func find(illFormed bytes: UnsafeRawBufferPointer, ahead: UnsafeRawBufferPointer) -> EncodingFinding {
        if let legacy, legacy.certainlyExplains(bytes) { return .found(legacy) }
        if let found = VietnameseEncoding.detect(bytes).encoding {
            if found.misreadings > 0 { misread = found } else if found != .utf8 { legacy = found }
            return .found(found)
        }
        if legacy == nil, !hasLookedAhead {
            hasLookedAhead = true
            let found = VietnameseEncoding.detect(ahead).encoding
            if found?.misreadings == 0, found != .utf8 { legacy = found }
        }
        guard let legacy, legacy.explains(bytes) else { return .unknown }
        return .found(legacy)
    }

    /// The encoding of UTF-8, which is another if the text was misread.
    mutating func find(wellFormed utf8: UnsafeRawBufferPointer) -> EncodingFinding {
        guard VietnameseEncoding.glance(utf8) == .doubtful else { return .plain }
        if let misread, misread.certainlyExplains(utf8) { return .found(misread) }
        let detection = VietnameseEncoding.detect(utf8)
        if let found = detection.encoding, found.misreadings > 0 {
            misread = found
            return .found(found)
        }
        if let misread, misread.explains(utf8) { return .found(misread) }
        return detection.encoding == nil ? .unknown : .plain
    }
}
