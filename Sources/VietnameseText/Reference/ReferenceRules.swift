// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A token of the specification before it has keys.
struct ReferencePiece {
    var text: String
    var range: Range<Int>
    /// Whether it is a whole word of ICU's, or several joined.
    var isWhole: Bool
    /// The alias over all pieces of an abbreviation with dots, on the first of them.
    var abbreviation: ReferenceAlias?
}

/// An alias of the specification: what its keys are made of, and what it covers.
struct ReferenceAlias {
    var text: String
    var range: Range<Int>
}

/// The rules on words, each written as it is told in the documentation.
enum ReferenceRules {
    /// The pieces of a word.
    static func divide(_ word: ReferenceText) -> [ReferencePiece] {
        let classes = Set(word.classes)
        if classes.isSubset(of: ["x", "m"]) || classes == ["d"] {
            return [ReferencePiece(text: word.text, range: word.range, isWhole: true, abbreviation: nil)]
        }
        let labels = divideAtLetterDots(word)
        let pieces = labels.flatMap(divideAtApostrophes).flatMap(divideLettersFromDigits).flatMap(divideLists)
            .flatMap(divideInvisibly)
        var result = pieces.map {
            ReferencePiece(text: $0.text, range: $0.range, isWhole: pieces.count == 1, abbreviation: nil)
        }
        if pieces.count == labels.count, isAbbreviation(labels.map(\.text)) {
            result[0].abbreviation = ReferenceAlias(text: labels.map(\.text).joined(), range: word.range)
        }
        return result
    }

    private static func divideAtLetterDots(_ word: ReferenceText) -> [ReferenceText] {
        let classes = ["x"] + word.classes + ["x"]
        let dots = word.characters.indices.filter { index in
            classes[index + 1] == "." && (classes[index] != "d" || classes[index + 2] != "d")
        }
        return word.split(at: dots)
    }

    private static func divideAtApostrophes(_ label: ReferenceText) -> [ReferenceText] {
        let classes = ["x"] + label.classes + ["x"]
        let places = label.characters.indices.filter { place in
            guard classes[place + 1] == "q" else { return false }
            if classes[place] == "d", classes[place + 2] == "d" { return true }
            let isLetter = { (kind: Character) in kind != "d" && kind != "q" }
            let left = classes[1...place].reversed().prefix(while: isLetter).count
            let attached = classes[(place + 2)...].prefix { $0 == "m" || $0 == "i" }.count
            let right = classes[(place + 2)...].dropLast().prefix(while: isLetter).count
            guard right > attached else { return false }
            return isSyllable(ReferenceText(label.characters[(place - left)..<place]).text)
                && isSyllable(ReferenceText(label.characters[(place + 1 + attached)..<(place + 1 + right)]).text)
        }
        return label.split(at: places)
    }

    private static func divideLettersFromDigits(_ piece: ReferenceText) -> [ReferenceText] {
        var result: [[ReferenceText.Character]] = [[]]
        var runs: [(text: String, isNumber: Bool)] = []
        // How many runs the fragment at the end of the result has.
        var inFragment = 0
        let classes = String(piece.classes)
        for range in classes.ranges(of: patterns.runs) {
            let first = classes.distance(from: classes.startIndex, to: range.lowerBound)
            let last = classes.distance(from: classes.startIndex, to: range.upperBound)
            let characters = piece.characters[first..<last]
            let run = (text: ReferenceText(characters).text, isNumber: classes[range.lowerBound] == "d")
            if let previous = runs.last {
                let isDivided =
                    previous.isNumber
                    ? isMeasured(previous.text, unit: run.text)
                    : isCounted(previous.text, isFirst: inFragment == 1)
                if isDivided {
                    result.append([])
                    inFragment = 0
                }
            }
            result[result.count - 1] += characters
            inFragment += 1
            runs.append(run)
        }
        return result.map { ReferenceText($0) }
    }

    private static func isMeasured(_ number: String, unit: String) -> Bool {
        if number.contains(where: { ".,;".contains($0) }) { return true }
        let key = String(decoding: ReferenceKeys(unit).exact, as: UTF8.self)
        let isMarked = key.unicodeScalars.contains { $0.value >= 0x80 }
        return ["đ", "vnđ", "vnd", "usd"].contains { $0.unicodeScalars.elementsEqual(key.unicodeScalars) }
            || isMarked && isSyllable(unit)
    }

    private static func isCounted(_ letters: String, isFirst: Bool) -> Bool {
        guard isSyllable(letters) else { return false }
        let key = String(decoding: ReferenceKeys(letters).exact, as: UTF8.self).unicodeScalars
        return key.contains { $0.value >= 0x80 } || isFirst && key.count >= 3
    }

    private static func divideLists(_ piece: ReferenceText) -> [ReferenceText] {
        let classes = piece.classes
        guard classes.contains("d") else { return [piece] }
        let isNumber = String(classes).wholeMatch(of: patterns.numberRun) != nil
        if !isNumber {
            let places = classes.indices.filter { index in
                (classes[index] == "," || classes[index] == ";") && index > 0 && classes[index - 1] == "d"
                    && index + 1 < classes.count && classes[index + 1] == "d"
            }
            return places.isEmpty ? [piece] : piece.split(at: places).flatMap(divideLists)
        }
        if classes.contains(";") {
            return piece.split(at: classes.indices.filter { classes[$0] == ";" }).flatMap(divideLists)
        }
        let text = piece.text
        let isGrouped =
            text.wholeMatch(of: patterns.groupedByDots) != nil || text.wholeMatch(of: patterns.groupedByCommas) != nil
        let isDecimal =
            text.wholeMatch(of: patterns.decimal) != nil && text.wholeMatch(of: patterns.twoLongNumbers) == nil
        if classes.contains(","), !isGrouped, !isDecimal {
            return piece.split(at: classes.indices.filter { classes[$0] == "," }).flatMap(divideLists)
        }
        if dottedDate(text) != nil { return piece.split(at: classes.indices.filter { classes[$0] == "." }) }
        return [piece]
    }

    private static func divideInvisibly(_ piece: ReferenceText) -> [ReferenceText] {
        let classes = piece.classes
        guard classes.contains("i"), !classes.contains("d"), !isSyllable(piece.text) else { return [piece] }
        let syllables = piece.split(at: classes.indices.filter { classes[$0] == "i" })
        return syllables.count > 1 && syllables.allSatisfy { isSyllable($0.text) } ? syllables : [piece]
    }

    private static func isSyllable(_ text: String) -> Bool {
        text.utf8.count <= 64 && ReferenceKeys(text).kind == .syllable
    }

    private static func isAbbreviation(_ labels: [String]) -> Bool {
        guard (2...8).contains(labels.count) else { return false }
        for label in labels {
            guard label.utf8.count <= 64, let word = ReferenceKeys(label).word, word.tone == .level else {
                return false
            }
            let letters = word.spelling.count
            if letters > 6 || letters > 1 && word.isReadableAsSyllable { return false }
        }
        let kinds = "docx xls xlsx ppt pptx pdf zip rar txt csv htm html xml jpg jpeg png gif".split(separator: " ")
        return !kinds.contains { $0.utf8.elementsEqual(ReferenceKeys(labels[labels.count - 1]).exact) }
    }

    /// Puts together what zero-width spaces have torn apart: words that are a syllable together and not each alone.
    static func joinHalves(_ pieces: [ReferencePiece], in text: ReferenceText) -> [ReferencePiece] {
        var result: [ReferencePiece] = []
        for piece in pieces {
            if let last = result.last, last.isWhole, piece.isWhole,
                last.range.upperBound < piece.range.lowerBound,
                text[bytes: last.range.upperBound..<piece.range.lowerBound].characters
                    .allSatisfy({ $0.scalar == "\u{200B}" }),
                !isSyllable(last.text) || !isSyllable(piece.text)
            {
                let range = last.range.lowerBound..<piece.range.upperBound
                let joined = text[bytes: range].text
                if isSyllable(joined) {
                    let isWhole = ReferencePiece(text: joined, range: range, isWhole: true, abbreviation: nil)
                    result[result.count - 1] = isWhole
                    continue
                }
            }
            result.append(piece)
        }
        return result
    }
}
