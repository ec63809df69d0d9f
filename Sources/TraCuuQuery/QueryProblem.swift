// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// What can be wrong with a query: why a strict reader refuses it, and what a lenient one does instead.
enum QueryProblem {
    /// What becomes of something that should be a number behind `~` or `^`.
    enum NumberRemedy: String {
        case nearest = "the nearest is taken"
        case passedOver = "it is passed over"
        case word = "it is a word"
    }

    case empty
    case tooLong
    case tooDeep
    case tooManyClauses
    case nothingBefore(String)
    case nothingAfter(String)
    case doubleSign
    case onlyExclusions
    case joinedExclusions
    case strayParenthesis
    case unclosedGroup
    case emptyGroup
    case unclosedQuote
    case emptyPhrase
    case danglingEscape
    case nothingInField(String)
    case uselessSign(String)
    case uselessStar
    case badSlop(NumberRemedy)
    case badEdits
    case badMinimum(NumberRemedy)
    case noAlternatives
    case badWeight(NumberRemedy)
    case badRange
    case emptyRange
    case unclosedRange
    case emptySet
    case emptyValue
    case missingComma
    case unclosedSet

    /// Why the query cannot be taken, and how to write what may be meant.
    var reason: String {
        let (problem, advice, _) = texts
        return advice.isEmpty ? problem : "\(problem); \(advice)"
    }

    /// What is wrong, and how it was read.
    var repair: String {
        let (problem, _, remedy) = texts
        return "\(problem); \(remedy)"
    }

    /// The problem, what to do about it if that is not plain, and what is done about it.
    private var texts: (problem: String, advice: String, remedy: String) {
        switch self {
        case .empty:
            ("the query is empty", "", "nothing is looked for")
        case .tooLong:
            ("a query has at most \(QueryParser.sizeLimit) bytes", "", "what follows is left out")
        case .tooDeep:
            ("parentheses are nested deeper than \(QueryParser.depthLimit)", "", "those further inside are passed over")
        case .tooManyClauses:
            ("a query has at most \(QueryParser.clauseLimit) words and phrases", "", "what follows is left out")
        case .nothingBefore(let spelling):
            ("nothing stands before \(spelling) that it could combine", "", "it is passed over")
        case .nothingAfter(let spelling):
            ("nothing stands after \(spelling)", "write \\\(spelling) to search for the word", "it is passed over")
        case .doubleSign:
            (
                "NOT stands before a word, a phrase or a group", "write \\ before it to search for it",
                "this is passed over"
            )
        case .onlyExclusions:
            ("only exclusions stand here", "add something to look for", "everything else is found")
        case .joinedExclusions:
            ("only exclusions stand here", "add something to look for", "all of them are excluded")
        case .strayParenthesis:
            ("this ) closes nothing", "write \\) to search for it", "it is passed over")
        case .unclosedGroup:
            ("this ( is never closed", "write \\( to search for it", "it closes at the end")
        case .emptyGroup:
            ("nothing stands between these parentheses", "", "they are passed over")
        case .unclosedQuote:
            ("this quotation mark is never closed", "write \\ before it to search for it", "it closes at the end")
        case .emptyPhrase:
            ("nothing stands between these quotation marks", "", "they are passed over")
        case .danglingEscape:
            ("nothing stands after this backslash", "write \\\\ to search for it", "it is passed over")
        case .nothingInField(let name):
            ("nothing stands after \(name): to look for in the field", "write \\: to search for it", "it is a word")
        case .uselessSign(let sign):
            ("\(sign) cannot apply to what follows it here", "write \\ before it to search for it", "it is passed over")
        case .uselessStar:
            ("* stands at the end of a word, or of the last word of a phrase", "", "it is passed over")
        case .badSlop(let remedy):
            ("a whole number from 0 to \(Query.Phrase.slopLimit) follows ~", "", remedy.rawValue)
        case .badEdits:
            ("a number of mistakes from 0 to \(Query.Text.editLimit) follows ~", "", "the greatest is taken")
        case .badMinimum(let remedy):
            ("a whole number above 0, or from 1% to 100%, follows ~", "", remedy.rawValue)
        case .noAlternatives:
            ("~ chooses from several alternatives, and there are none here", "", "it is passed over")
        case .badWeight(let remedy):
            ("a number from 0.001 to 1000 follows ^", "", remedy.rawValue)
        case .badRange:
            ("[ begins a range, [from TO to]", "write \\[ to search for it", "it is part of a word")
        case .emptyRange:
            ("a range has a value at one end at least", "", "it is passed over")
        case .unclosedRange:
            ("this range is never closed", "write ] or } behind it", "it ends here")
        case .emptySet:
            ("nothing stands between these brackets", "", "they are passed over")
        case .emptyValue:
            ("a value is missing here", "", "it is passed over")
        case .missingComma:
            ("a comma stands between the values of a set", "", "there are two values")
        case .unclosedSet:
            ("this { is never closed", "write \\{ to search for it", "it closes at the end")
        }
    }
}
