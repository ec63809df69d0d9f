// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CTraCuuICU

/// Turns text into tokens: Vietnamese syllables, numbers and other words, each with its place and its keys.
///
/// Tokens are the words of ICU's root word boundaries, divided where Vietnamese usage divides them (`dân.Đồng`, `cập16`,
/// `2020,2021`); `docs/tokenization.md` lists the rules. Tokens that stand for one thing together also have an *alias*:
/// `tphcm` for `TP.HCM`, `2022-05-06` for `06/5/2022`, the key of a document number, an e-mail address.
///
/// A *form* is a distinct token as written; the analyzer interns forms and computes the keys of each once. The hot path
/// neither allocates nor calls ICU for ordinary text.
///
/// An analyzer belongs to one thread at a time; make one for each.
public final class Analyzer {
    /// The number of forms above which the table is emptied before the next text.
    public let formLimit: Int
    /// Counts how often the form table was emptied. Forms of an earlier generation mean nothing any more.
    public private(set) var generation = 0
    /// Why a part of the last text was left out: ICU could not divide it. Nil, as good as always, if nothing was.
    public private(set) var failure: AnalysisError?

    private let breaker: WordBreaker
    private(set) var forms = FormTable()

    /// The version of the analysis and of the ICU under it, as `5/ICU 72.1`: indexes made with another may differ in terms.
    public static var version: String {
        let icu = tracuu_icu_version()
        return "5/ICU \(icu / 100).\(icu % 100)"
    }

    /// An analyzer that empties its table of forms between texts when there are more than `formLimit`.
    ///
    /// - Throws: ``AnalysisError`` if ICU has no word boundaries to offer.
    public init(formLimit: Int = 1 << 20) throws(AnalysisError) {
        self.formLimit = formLimit
        breaker = try WordBreaker()
    }

    /// Replaces the content of `tokens` by the tokens of a text.
    ///
    /// The text is UTF-8; ill-formed bytes separate words. At most the first 2 GiB are looked at. Time is linear in the
    /// text. Memory beyond the tokens and new forms is needed only for the longest stretch that ICU divides, several times
    /// its size: it reaches from a character that is left to ICU to the next white space before ASCII or a Latin letter,
    /// so a text in another script, spaces and all, may be one stretch.
    public func analyze(_ text: UnsafeRawBufferPointer, into tokens: inout TokenBuffer) {
        if forms.count > formLimit || forms.arenaCount / 64 > formLimit {
            forms.removeAll()
            generation += 1
        }
        // One access to the table for the whole text, not one for each token.
        failure = Self.analyze(text, into: &tokens, forms: &forms, breaker: breaker)
    }

    private static func analyze(
        _ text: UnsafeRawBufferPointer,
        into tokens: inout TokenBuffer,
        forms: inout FormTable,
        breaker: WordBreaker
    ) -> AnalysisError? {
        tokens.count = 0
        tokens.positionCount = 0
        guard let base = text.baseAddress, text.count > 0 else { return nil }

        let bytes = base.assumingMemoryBound(to: UInt8.self)
        let count = min(text.count, Int(Int32.max))
        var failure: AnalysisError?
        var segmenter = Segmenter(bytes, count: count)
        var sink = TokenSink(text: bytes, count: count, forms: forms, tokens: tokens)
        scan: while true {
            segmenter.position = sink.takeKnown(from: segmenter.position, segmenter.classes, &forms, &tokens)
            switch segmenter.next() {
            case .word(let start):
                sink.take(start, segmenter.position, &forms, &tokens)
            case .stretch(let start, let end):
                do throws(AnalysisError) {
                    try breaker.forEachWord(in: bytes + start, count: end - start) { first, last in
                        sink.takeDivided(start + first, start + last, &forms, &tokens)
                    }
                } catch {
                    failure = error
                }
            case .end:
                break scan
            }
        }
        tokens.count = sink.count
        tokens.positionCount = sink.count - sink.aliasCount
        return failure
    }

    /// The exact key of a form: lower case, composed, marks in order, tone in its canonical place. UTF-8, 1 to 255 bytes.
    ///
    /// Good until the next call of ``analyze(_:into:)``; empty for a number that is no form of this generation.
    public func exactKey(_ form: UInt32) -> UnsafeRawBufferPointer { forms.exactKey(form) }

    /// The folded key of a form: the exact key without marks. As ``exactKey(_:)`` otherwise.
    public func foldedKey(_ form: UInt32) -> UnsafeRawBufferPointer { forms.foldedKey(form) }

    /// Whether the form has a mark, or đ: whether its exact key differs from the folded one.
    public func isMarked(_ form: UInt32) -> Bool { form < forms.count && forms.entries[Int(form)].isMarked }

    /// Whether the form was too long, so that its keys lack its end.
    public func isCut(_ form: UInt32) -> Bool { form < forms.count && forms.entries[Int(form)].isCut }

    /// What the form looks like.
    public func kind(_ form: UInt32) -> TokenKind {
        form < forms.count ? forms.entries[Int(form)].kind : .word
    }

    /// The number of forms of this generation: forms are numbered from 0 in the order they were first met.
    public var formCount: Int { forms.count }
}
