// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Glibc

/// One line on standard error that says how far the work is; nothing at all if standard error is no terminal.
final class ProgressLine {
    private let isShown = Terminal.showsProgress
    private let start = ContinuousClock.now
    private var nextUpdate = ContinuousClock.now
    private var isOnScreen = false

    deinit { erase() }

    /// Shows a text instead of the one before, at most ten times a second unless it `mustShow`.
    func show(_ text: @autoclosure () -> String, mustShow: Bool = false) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard mustShow || now >= nextUpdate else { return }
        nextUpdate = now + .milliseconds(100)
        let width = Terminal.width(of: STDERR_FILENO) ?? 80
        Output.raw("\r" + Text.cut(Text.printable(text()), to: width - 1) + "\u{1B}[K")
        isOnScreen = true
    }

    /// Shows how much of a known amount is done, and the time left.
    func show(_ what: String, done: UInt64, of total: UInt64) {
        show("\(what): " + self.share(done, of: total))
    }

    /// `42 %, 0:12 left`
    func share(_ done: UInt64, of total: UInt64) -> String {
        guard total > 0 else { return "" }
        let share = min(1, Double(done) / Double(total))
        let percent = Numbers.decimal(share * 100, 0) + " %"
        let elapsed = Numbers.seconds(ContinuousClock.now - start)
        guard share > 0, share < 1, elapsed > 1 else { return percent }
        let left = Int(min(elapsed * (1 - share) / share, 360_000))
        let seconds = left % 60
        return "\(percent), \(left / 60):\(seconds < 10 ? "0" : "")\(seconds) left"
    }

    /// Takes the line from the screen.
    func erase() {
        guard isOnScreen else { return }
        Output.raw("\r\u{1B}[K")
        isOnScreen = false
    }
}
