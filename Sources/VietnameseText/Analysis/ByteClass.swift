// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What a byte means to the scanner, as far as one byte can tell.
enum ByteClass {
    /// Ends a word and begins none, whatever stands around it.
    static let separator: UInt8 = 0
    /// An ASCII letter.
    static let letter: UInt8 = 1
    /// The first of two bytes: letters of U+00C0-024F, marks of U+0300-036F.
    static let latinOrMark: UInt8 = 2
    /// The first of three bytes: letters of U+1E00-1EFF.
    static let latinAdditional: UInt8 = 3
    /// An ASCII digit.
    static let digit: UInt8 = 4
    /// `.` and `'`: join letters to letters and digits to digits.
    static let midBoth: UInt8 = 5
    /// `,` and `;`: join digits to digits.
    static let midDigits: UInt8 = 6
    /// The first byte of some punctuation that separates: U+0080-00BF, U+2000-2FFF.
    static let punctuation: UInt8 = 7
    /// Left to ICU: all other bytes.
    static let other: UInt8 = 8

    /// The class of each byte. The pointer is good for the life of the process.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        classes.initialize(repeating: other, count: 256)
        for byte in 0..<0x80 { classes[byte] = separator }
        for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { classes[Int(byte)] = letter }
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { classes[Int(byte)] = letter }
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { classes[Int(byte)] = digit }
        for byte in [UInt8(ascii: "."), UInt8(ascii: "'")] { classes[Int(byte)] = midBoth }
        for byte in [UInt8(ascii: ","), UInt8(ascii: ";")] { classes[Int(byte)] = midDigits }
        for byte in 0xC3...0xC9 { classes[byte] = latinOrMark }
        classes[0xCC] = latinOrMark
        classes[0xCD] = latinOrMark
        classes[0xE1] = latinAdditional
        classes[0xC2] = punctuation
        classes[0xE2] = punctuation
        return UnsafePointer(classes)
    }()
}
