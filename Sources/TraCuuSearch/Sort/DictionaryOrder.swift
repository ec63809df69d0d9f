// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore
import VietnameseText

/// The order of values that people read: that of Vietnamese dictionaries, numbers in them by their value (`Quận 9` before
/// `Quận 10`).
struct DictionaryOrder {
    private let collator: VietnameseCollator

    init() throws(TraCuuError) {
        do {
            collator = try VietnameseCollator(isNumeric: true)
        } catch {
            throw .usage("there is no order for Vietnamese: \(error)")
        }
    }

    /// A key that stands, byte by byte, where the text does. If it is to be unique, bytes decide where the dictionary leaves a
    /// choice.
    func key(_ text: String, isUnique: Bool = true) throws(TraCuuError) -> [UInt8] {
        do {
            let key = try collator.sortKey(text)
            return isUnique ? key + [0] + text.utf8 : key
        } catch {
            throw .usage("there is no order for Vietnamese: \(error)")
        }
    }
}
