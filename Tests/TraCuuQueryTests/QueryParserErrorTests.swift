// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import Testing
import TraCuuCore

@testable import TraCuuQuery

@Suite struct QueryParserErrorTests {
    /// The place and reason of the error, or nil if the text is a query.
    private func failure(_ text: String) -> (offset: Int, reason: String)? {
        do throws(TraCuuError) {
            _ = try QueryParser.parse(text)
        } catch .badQuery(let offset, let reason) {
            return (offset, reason)
        } catch {
            Issue.record("another error: \(error)")
        }
        return nil
    }

    @Test(arguments: [
        ("", 0, "the query is empty"),
        (" \t\u{A0}\n", 0, "the query is empty"),
        ("đi \"dân chủ", 4, "this quotation mark is never closed"),
        ("5\"", 1, "this quotation mark is never closed"),
        ("“a", 0, "this quotation mark is never closed"),
        ("a \"\"", 2, "nothing stands between these quotation marks"),
        ("\"\\  \"", 0, "nothing stands between these quotation marks"),
        ("(a (b)", 0, "this ( is never closed"),
        ("đ (", 3, "this ( is never closed"),
        ("a) b", 1, "this ) closes nothing"),
        (")", 0, "this ) closes nothing"),
        ("a ( )", 2, "nothing stands between these parentheses"),
        ("AND x", 0, "nothing stands before AND"),
        ("|| x", 0, "nothing stands before ||"),
        ("a OR", 2, "nothing stands after OR"),
        ("a &&", 2, "nothing stands after &&"),
        ("(a AND) b", 3, "nothing stands after AND"),
        ("a AND OR b", 6, "nothing stands before OR"),
        ("a OR OR b", 5, "nothing stands before OR"),
        ("NOT", 0, "nothing stands after NOT"),
        ("a NOT", 2, "nothing stands after NOT"),
        ("a NOT AND b", 6, "NOT stands before a word"),
        ("a NOT NOT b", 6, "NOT stands before a word"),
        ("a NOT -b", 6, "NOT stands before a word"),
        ("-a", 0, "only exclusions stand here"),
        ("NOT a", 0, "only exclusions stand here"),
        ("-a -b", 0, "only exclusions stand here"),
        ("đ (-a)", 4, "only exclusions stand here"),
        ("x -a AND -b", 2, "only exclusions stand here"),
        ("a title:", 2, "nothing stands after title:"),
        ("(title:)", 1, "nothing stands after title:"),
        ("title:\"\"", 6, "nothing stands between these quotation marks"),
        ("title:()", 6, "nothing stands between these parentheses"),
        ("=(a b)", 0, "= cannot apply to what follows it here"),
        ("title:-(a b)", 6, "- cannot apply to what follows it here"),
        ("a -+\"b\"", 3, "+ cannot apply to what follows it here"),
        ("\"a\"~", 3, "a whole number"),
        ("\"a\"~ 3", 3, "a whole number"),
        ("\"a\"~x", 3, "a whole number"),
        ("\"a\"~2.5", 3, "a whole number"),
        ("\"a\"~1001", 3, "a whole number"),
        ("\"a\"~99999999999999999999999", 3, "a whole number"),
        ("a \\", 2, "nothing stands after this backslash"),
        ("\"a\\", 2, "nothing stands after this backslash"),
    ])
    func malformed(text: String, offset: Int, reason: String) throws {
        let failed = try #require(failure(text))
        #expect(failed.offset == offset)
        #expect(failed.reason.hasPrefix(reason), "\(failed.reason)")
    }

    @Test func depthIsLimited() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "title:(a AND ", count: depth) + "b" + String(repeating: ")", count: depth)
        }
        #expect(failure(nested(QueryParser.depthLimit)) == nil)
        let failed = try #require(failure(nested(QueryParser.depthLimit + 1)))
        #expect(failed.offset == QueryParser.depthLimit * 13 + 6)
        #expect(failure(String(repeating: "(", count: QueryParser.sizeLimit)) != nil)
        // Groups side by side are not nested.
        #expect(failure(String(repeating: "(a) ", count: QueryParser.depthLimit * 2)) == nil)
    }

    @Test func clausesAreLimited() throws {
        let most = String(repeating: "a \"b\" ", count: QueryParser.clauseLimit / 2)
        #expect(failure(most) == nil)
        let failed = try #require(failure(most + "c"))
        #expect(failed.offset == most.utf8.count)
    }

    @Test func sizeIsLimited() throws {
        let most = String(repeating: "đ", count: QueryParser.sizeLimit / 2)
        #expect(failure(most) == nil)
        #expect(failure(most + "a")?.offset == QueryParser.sizeLimit)
    }
}
