// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TestSupport
import Testing

@testable import TraCuuReport

@Suite struct HTMLWriterTests {
    private func written(_ body: (inout HTMLWriter) -> Void) -> String {
        var html = HTMLWriter()
        body(&html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    @Test func escapesTextAndAttributes() {
        let hostile = "</p><script>alert('1')</script> & \" onload=\"x"
        let escaped = "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot; onload=&quot;x"
        #expect(
            written { $0.element("p", [.class(hostile)], text: hostile) } == "<p class=\"\(escaped)\">\(escaped)</p>"
        )
    }

    @Test func showsControlsAsWhatTheyAre() {
        let text = "a\u{0}b\u{1B}c\u{202E}d\u{2066}e\u{85}f\r\tg\nh\u{A0}đ"
        #expect(written { $0.text(text) } == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}\tg\nh\u{A0}đ")
    }

    @Test func marksRanges() {
        #expect(written { $0.text("<lũ> lớn", marked: [1..<4, 6..<10]) } == "&lt;<mark>lũ</mark>&gt; <mark>lớ</mark>n")
        #expect(written { $0.text("lũ", marked: []) } == "lũ")
    }

    /// Whatever the ranges, marks are well-formed and all text that no range divides in the middle of a letter is there.
    @Test func takesAnyRanges() throws {
        var random = SeededGenerator.fresh()
        let text = "<a> & \"đường\" ươ\u{1F30A}'ồ'"
        let seed = random.seed
        for _ in 0..<2000 {
            let ranges = (0..<random.below(5)).map { _ in
                let start = random.below(60) - 10
                return start..<start + random.below(30)
            }
            let html = written { $0.text(text, marked: ranges) }
            var rest = html[...]
            var depth = 0
            while let start = rest.firstIndex(of: "<") {
                rest = rest[start...]
                let isEnd = rest.hasPrefix("</mark>")
                #expect(isEnd || rest.hasPrefix("<mark>"), "seed \(seed): \(html)")
                depth += isEnd ? -1 : 1
                #expect(depth == 0 || depth == 1, "seed \(seed): \(html)")
                rest = rest.dropFirst(isEnd ? 7 : 6)
            }
            #expect(depth == 0, "seed \(seed): \(html)")
            let plain = html.replacing("<mark>", with: "").replacing("</mark>", with: "")
            if !plain.contains("\u{FFFD}") { #expect(plain == written { $0.text(text) }, "seed \(seed): \(html)") }
        }
    }
}
