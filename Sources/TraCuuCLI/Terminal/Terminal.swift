// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// What is known of the terminal, if there is one.
enum Terminal {
    /// Whether standard error is a terminal, on which progress can be shown.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// The width of the terminal that a descriptor leads to, nil if it leads to none.
    static func width(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// How standard output is written for a person.
    static var style: Style {
        let width = width(of: STDOUT_FILENO)
        let isPlain = variable("NO_COLOR") != nil || variable("TERM") == "dumb"
        return Style(width: width, hasColor: width != nil && !isPlain)
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}

/// How text for a person is laid out.
struct Style {
    /// The width of a line; nil for lines of any length.
    var width: Int?
    /// Whether colours and bold type are used.
    var hasColor: Bool

    /// Text in bold type.
    func bold(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    /// Text that stands back.
    func faint(_ text: String) -> String { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
