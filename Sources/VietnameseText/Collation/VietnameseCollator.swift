// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// The order of Vietnamese dictionaries, for lists that people read.
///
/// Letters come first: a ă â b c d đ e ê g … o ô ơ … u ư v x y; among words of the same letters the tones decide: ma mà mả
/// mã má mạ; then lower case before upper. Texts are canonicalised first, so that `hoà` and `hòa` are equal and stand in one
/// place. The order is that of ICU's collation for `vi`.
///
/// ```swift
/// let collator = try VietnameseCollator()
/// try collator.sorted(["Đông", "Dung", "Ánh", "An"])          // ["An", "Ánh", "Dung", "Đông"]
/// try documents.sorted { try collator.precedes($0.title, $1.title) }
/// ```
///
/// For finding text, whatever its diacritics, use ``VietnameseText/fold(_:)``: this order keeps `o` and `ô` apart.
public final class VietnameseCollator: @unchecked Sendable {
    // Sendable: nothing changes the collator after it was opened, and ICU's functions that take a constant collator may run
    // at the same time.
    private let handle: OpaquePointer

    /// A collator; a numeric one puts `Điều 9` before `Điều 10`.
    ///
    /// - Throws: ``AnalysisError`` if ICU has no order for Vietnamese to offer.
    public init(isNumeric: Bool = false) throws(AnalysisError) {
        var opened: OpaquePointer?
        let code = tracuu_collator_open(isNumeric ? 1 : 0, &opened)
        guard let opened else { throw AnalysisError(code: Int64(code)) }
        handle = opened
    }

    deinit { tracuu_collator_close(handle) }

    /// The sort key of a text: keys stand, byte by byte, in the order of their texts. They may be kept as long as the
    /// version of ICU stays the same.
    ///
    /// - Throws: ``AnalysisError`` for texts of 1 GiB and more, and if memory runs out.
    public func sortKey(_ text: String) throws(AnalysisError) -> [UInt8] {
        let text = Array(VietnameseText.canonicalize(text).utf8)
        var key = [UInt8](repeating: 0, count: text.count * 3 + 16)
        var length = tracuu_collator_key(handle, text, Int64(text.count), &key, Int64(key.count))
        if length > key.count {
            key = [UInt8](repeating: 0, count: Int(length))
            length = tracuu_collator_key(handle, text, Int64(text.count), &key, Int64(key.count))
        }
        guard length >= 0 else { throw AnalysisError(code: length) }
        key.removeLast(key.count - Int(length))
        return key
    }

    /// Whether a text stands before another; neither does if they are equal but for the place of their tones.
    ///
    /// - Throws: as ``sortKey(_:)``.
    public func precedes(_ first: String, _ second: String) throws(AnalysisError) -> Bool {
        let first = Array(VietnameseText.canonicalize(first).utf8)
        let second = Array(VietnameseText.canonicalize(second).utf8)
        var order: Int32 = 0
        let code = tracuu_collator_compare(
            handle,
            first,
            Int64(first.count),
            second,
            Int64(second.count),
            &order
        )
        guard code == TRACUU_ICU_OK else { throw AnalysisError(code: Int64(code)) }
        return order < 0
    }

    /// The texts in order; equal ones stay in the order that they had. Makes one sort key for each.
    ///
    /// - Throws: as ``sortKey(_:)``.
    public func sorted(_ texts: some Sequence<String>) throws(AnalysisError) -> [String] {
        var keyed: [(key: [UInt8], number: Int, text: String)] = []
        for text in texts { keyed.append((try sortKey(text), keyed.count, text)) }
        keyed.sort { first, second in
            if first.key == second.key { return first.number < second.number }
            return first.key.lexicographicallyPrecedes(second.key)
        }
        return keyed.map(\.text)
    }
}

extension VietnameseText {
    /// Texts in the order of Vietnamese dictionaries: `sorted(["đa", "da", "dz"])` is `["da", "dz", "đa"]`.
    ///
    /// To sort often, or by a part of something, keep a ``VietnameseCollator``.
    public static func sorted(_ texts: some Sequence<String>) throws(AnalysisError) -> [String] {
        try VietnameseCollator().sorted(texts)
    }
}
