// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// A document as values.
public struct SyntheticDocument: Sendable {
    /// `g` and the number in the corpus.
    public var id: String
    /// The type, `về` or the like, and words of the document's topic.
    public var title: String
    /// Sentences in lines.
    public var text: String
    /// One of 14 types.
    public var type: String
    /// One of about 400.
    public var issuer: String
    /// As `145/2020/NĐ-CP`, of the type, the issuer and mostly the year of the date.
    public var number: String
    /// As `2021-03-05`.
    public var date: String
    /// 1 or more, by the length of the text.
    public var pages: Int
}

/// Where the parts of the document written last lie.
struct DocumentParts {
    var id = 0..<0
    var title = 0..<0
    var text = 0..<0
    var type = 0..<0
    var issuer = 0..<0
    var number = 0..<0
    var date = 0..<0
    var pages = 0
}

/// How long texts are: about log-normal, as texts of laws are; half are shorter than 0.66 of the mean.
enum TextLength {
    /// Lengths at every sixteenth of all documents, in hundredths of the mean; between them it is a straight line.
    private static let sixteenths = [8, 16, 21, 26, 32, 39, 47, 56, 66, 77, 90, 106, 126, 152, 190, 255, 600]

    static func draw(mean: Int, _ random: inout RandomSource) -> Int {
        let sixteenth = random.below(16)
        let low = sixteenths[sixteenth]
        let high = sixteenths[sixteenth + 1]
        return max(1, mean * (low * 1024 + (high - low) * random.below(1024)) / 102_400)
    }

    static func greatest(mean: Int) -> Int { mean * (sixteenths.last ?? 0) / 100 }
}
