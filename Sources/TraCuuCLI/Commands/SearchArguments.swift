// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The arguments of `search`, put in order so that words of a query may begin with a hyphen.
///
/// ``ArgumentParser`` takes `-hoà` for the options `-h`, `-o` and `-à`. Here only `-h` and `-k`, with its number behind it or
/// attached to it, are options; whatever else begins with a single hyphen is a word.
enum SearchArguments {
    /// The long options that are followed by a value.
    private static let valued: Set = [
        "--offset", "--ranker", "--k1", "--b", "--sort", "--filter", "--facet", "--after", "--snippets",
    ]

    /// The arguments of the program with those of `search` sorted: options and their values, `--`, and all else in the order
    /// typed. What follows a typed `--` is no option. Other verbs' arguments stay as they are.
    static func normalized(_ arguments: [String]) -> [String] {
        guard arguments.first == SearchCommand.configuration.commandName else { return arguments }
        var options: [String] = []
        var words: [String] = []
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            if argument == "--" {
                words += rest
                break
            } else if argument == "-k" || valued.contains(argument) {
                options.append(argument)
                if let value = rest.popFirst() { options.append(value) }
            } else if argument == "-h" || argument.hasPrefix("--") {
                options.append(argument)
            } else if let number = attachedNumber(argument) {
                options += ["-k", number]
            } else {
                words.append(argument)
            }
        }
        return arguments.prefix(1) + options + (words.isEmpty ? [] : ["--"] + words)
    }

    /// The number in `-k5` or `-k=5`, nil if the argument is something else, such as the word `-không`.
    private static func attachedNumber(_ argument: String) -> String? {
        guard argument.hasPrefix("-k") else { return nil }
        var number = argument.dropFirst(2)
        if number.first == "=" { number = number.dropFirst() }
        let digits = number.first == "-" ? number.dropFirst() : number
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return String(number)
    }
}
