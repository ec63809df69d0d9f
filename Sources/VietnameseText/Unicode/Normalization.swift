// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// The normalisations of Unicode, by ICU.
enum Normalization {
    case nfc
    case nfd
    case nfkcCasefold

    private var code: Int32 {
        switch self {
        case .nfc: Int32(TRACUU_ICU_NFC)
        case .nfd: Int32(TRACUU_ICU_NFD)
        case .nfkcCasefold: Int32(TRACUU_ICU_NFKC_CASEFOLD)
        }
    }

    /// Normalises UTF-8; an ill-formed byte becomes U+FFFD.
    func apply(_ text: UnsafeRawBufferPointer) throws(AnalysisError) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: text.count + text.count / 2 + 32)
        let source = text.baseAddress?.assumingMemoryBound(to: UInt8.self)
        var length = result.withUnsafeMutableBufferPointer {
            tracuu_normalize(code, source, Int64(text.count), $0.baseAddress, Int64($0.count))
        }
        if length > result.count {
            result = [UInt8](repeating: 0, count: Int(length))
            length = result.withUnsafeMutableBufferPointer {
                tracuu_normalize(code, source, Int64(text.count), $0.baseAddress, Int64($0.count))
            }
        }
        guard length >= 0 else { throw AnalysisError(code: length) }
        result.removeLast(result.count - Int(length))
        return result
    }

    /// Normalises UTF-8 held in an array.
    func apply(_ text: [UInt8]) throws(AnalysisError) -> [UInt8] {
        let result: Result<[UInt8], AnalysisError> = text.withUnsafeBytes { bytes in
            Result { () throws(AnalysisError) in try apply(bytes) }
        }
        return try result.get()
    }
}

extension Normalization {
    /// Divides a text where normalisation can be done part by part, so that no hostile run of marks takes quadratic time.
    ///
    /// A run of more than 2 KiB without any such place (only marks, that is) is divided between two of its scalars.
    static func pieces(of text: String) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        for scalar in text.unicodeScalars {
            if piece.count >= 1024, piece.count >= 2048 || tracuu_has_boundary_before(scalar.value) != 0 {
                pieces.append(piece)
                piece.removeAll(keepingCapacity: true)
            }
            piece.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}

extension Unicode.Scalar {
    /// Whether the general category is Mn, in the Unicode version of ICU.
    var isNonspacingMark: Bool { value >= 0x300 && tracuu_is_nonspacing_mark(value) != 0 }
}
