// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

extension WordLetters {
    /// What mistakes cost. A letter typed for another costs 1.
    private enum Cost {
        /// A hook for a tilde or the other way round, which sound alike in most of the country.
        static let hookOrTilde = 0.2
        static let tone = 0.3
        /// The marks of one letter: `ô` for `o` or `ơ`, `d` for `đ`.
        static let shape = 0.3
        /// Onsets and codas that sound alike somewhere.
        static let sound = 0.6
    }

    /// Letters in place of others.
    private struct Confusion {
        let typed: [UInt8]
        let meant: [UInt8]
    }

    private static func confusions(_ text: String) -> [Confusion] {
        text.split(separator: " ").flatMap { pair in
            let parts = pair.split(separator: "/").map { Array($0.utf8) }
            return [Confusion(typed: parts[0], meant: parts[1]), Confusion(typed: parts[1], meant: parts[0])]
        }
    }

    /// Onsets that are taken for each other, in ASCII letters; none has more than three.
    private static let onsets = confusions("ch/tr s/x l/n d/gi d/r d/v gi/r gi/v c/k c/q k/q g/gh ng/ngh")
    /// The same for codas and last vowels; none has more than two.
    private static let codas = confusions("n/ng t/c n/nh i/y")

    /// How far a word as typed is from this one; nil if more than `limit`.
    ///
    /// The least sum of costs of letters left out, put in, exchanged with a neighbour or typed for another (1 each), of
    /// onsets and codas that sound alike (0.6), of wrong marks (0.3 a letter) and a wrong tone (0.3; 0.2 between hook and
    /// tilde). A word typed without any mark has no wrong ones.
    package func distance(fromTyped typed: WordLetters, limit: Double) -> Double? {
        let marksCount = typed.isMarked
        var cost = 0.0
        if marksCount, tone != typed.tone {
            let areClose = [tone, typed.tone].allSatisfy { $0 == .hook || $0 == .tilde }
            cost = areClose ? Cost.hookOrTilde : Cost.tone
        }
        guard cost <= limit, abs(codes.count - typed.codes.count) <= 2 else { return nil }
        let mine = codes.map(Letter.base)
        let theirs = typed.codes.map(Letter.base)
        var best = Self.edits(typed.codes[...], codes[...], marksCount)
        if mine.prefix(3) != theirs.prefix(3) {
            for pair in Self.onsets where theirs.starts(with: pair.typed) && mine.starts(with: pair.meant) {
                let rest = Self.edits(typed.codes[pair.typed.count...], codes[pair.meant.count...], marksCount)
                best = min(best, Cost.sound + rest)
            }
        }
        if mine.suffix(2) != theirs.suffix(2) {
            for pair in Self.codas
            where theirs.suffix(pair.typed.count) == pair.typed[...] && mine.suffix(pair.meant.count) == pair.meant[...]
            {
                let (typed, meant) = (typed.codes.dropLast(pair.typed.count), codes.dropLast(pair.meant.count))
                best = min(best, Cost.sound + Self.edits(typed, meant, marksCount))
            }
        }
        return cost + best <= limit + 1e-9 ? cost + best : nil
    }

    /// The least cost of changes that turn one run of letters into another (optimal string alignment).
    private static func edits(_ typed: ArraySlice<UInt8>, _ meant: ArraySlice<UInt8>, _ marksCount: Bool) -> Double {
        let width = meant.count + 1
        let (rowStart, columnStart) = (typed.startIndex, meant.startIndex)
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: (typed.count + 1) * width) { costs in
            for column in 0..<width { costs[column] = Double(column) }
            for row in 1..<max(typed.count + 1, 1) {
                costs[row * width] = Double(row)
                let letter = typed[rowStart + row - 1]
                for column in 1..<max(width, 1) {
                    let other = meant[columnStart + column - 1]
                    let above = (row - 1) * width + column
                    var best = costs[above - 1] + substitution(letter, other, marksCount)
                    best = min(best, costs[above] + 1, costs[above + width - 1] + 1)
                    if row > 1, column > 1, letter != typed[rowStart + row - 2],
                        letter == Letter.base(meant[columnStart + column - 2]),
                        typed[rowStart + row - 2] == Letter.base(other)
                    {
                        best = min(best, costs[above - width - 2] + 1)
                    }
                    costs[above + width] = best
                }
            }
            return costs[costs.count - 1]
        }
    }

    private static func substitution(_ typed: UInt8, _ meant: UInt8, _ marksCount: Bool) -> Double {
        if typed == meant { return 0 }
        guard Letter.base(typed) == Letter.base(meant) else { return 1 }
        return marksCount ? Cost.shape : 0
    }
}
