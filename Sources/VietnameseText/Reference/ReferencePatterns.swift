// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The patterns of the specification, over Unicode scalars.
struct ReferencePatterns {
    // A pattern never changes; its type just does not say so.
    nonisolated(unsafe) static let shared = ReferencePatterns()

    // Numbers.
    let number = #/[0-9]+(?:[.,][0-9]+)*/#
    let groupedByDots = #/[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?/#
    let groupedByCommas = #/[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?/#
    let telephone = #/0[0-9]+(?:\.[0-9]{2,})+/#
    let decimal = #/(?:0|[1-9][0-9]*),[0-9]+/#
    let twoLongNumbers = #/[0-9]{4,},[0-9]{4,}/#
    /// On classes of scalars: see ``ReferenceText/classes``.
    let runs = #/d+(?:[.,;]d+)*|[^d]+/#
    let numberRun = #/d+(?:[.,;]d+)*/#

    // Addresses and domains.
    let address =
        #/
        (?<local> [0-9A-Za-z]+ (?: [._\-] [0-9A-Za-z]+ )* ) @
        (?<domain> [0-9A-Za-z]+ (?: -{1,2} [0-9A-Za-z]+ )* (?: \. [0-9A-Za-z]+ (?: -{1,2} [0-9A-Za-z]+ )* )+ )
        /#.matchingSemantics(.unicodeScalar)
    let domain =
        #/
        [0-9A-Za-z]+ (?: -{1,2} [0-9A-Za-z]+ )* (?: \. [0-9A-Za-z]+ (?: -{1,2} [0-9A-Za-z]+ )* )+
        /#.matchingSemantics(.unicodeScalar)
    let lastLabel = #/[A-Za-z]{2,}/#

    // Dates, and the sign between their numbers.
    let dottedDate = #/([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})/#
    let datesFromDay = [
        (
            #/
            ([0-9]{1,2}) [\ \u{A0}]{0,2} \/ [\ \u{A0}]{0,2} ([0-9]{1,2}) [\ \u{A0}]{0,2} \/ [\ \u{A0}]{0,2} ([0-9]{4}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "/"
        ),
        (
            #/
            ([0-9]{1,2}) [\ \u{A0}]{0,2} [\-‐-―−] [\ \u{A0}]{0,2} ([0-9]{1,2}) [\ \u{A0}]{0,2} [\-‐-―−] [\ \u{A0}]{0,2} ([0-9]{4}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "-"
        ),
        (
            #/
            ([0-9]{1,2}) \. ([0-9]{1,2}) \. ([0-9]{4}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "."
        ),
        (
            #/
            ([0-9]{1,2}) [\ \u{A0}]{1,3} [Tt] [Hh] (?: [Aa] \u{301}? | Á | á ) [Nn] [Gg] [\ \u{A0}]{1,3} ([0-9]{1,2}) [\ \u{A0}]{1,3}
            [Nn] (?: [Aa] \u{306}? | Ă | ă ) [Mm] [\ \u{A0}]{1,3} ([0-9]{4}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            " "
        ),
        (
            #/
            ([0-9]{1,2}) [\ \u{A0}]{1,3} [Tt] [Hh] (?: [Aa] \u{301}? | Á | á ) [Nn] [Gg] [\ \u{A0}]{1,3} ([0-9]{1,2}) [\ \u{A0}]{0,2}
            \/ [\ \u{A0}]{0,2} ([0-9]{4}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "/"
        ),
        (
            #/
            ([0-9]{1,2}) [\ \u{A0}]{1,3} [Tt] [Hh] (?: [Aa] \u{301}? | Á | á ) [Nn] [Gg] [\ \u{A0}]{1,3} ([0-9]{1,2}) [\ \u{A0}]{0,2}
            [\-‐-―−] [\ \u{A0}]{0,2} ([0-9]{4}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "-"
        ),
    ]
    let datesFromYear = [
        (
            #/
            ([0-9]{4}) [\ \u{A0}]{0,2} \/ [\ \u{A0}]{0,2} ([0-9]{2}) [\ \u{A0}]{0,2} \/ [\ \u{A0}]{0,2} ([0-9]{2}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "/"
        ),
        (
            #/
            ([0-9]{4}) [\ \u{A0}]{0,2} [\-‐-―−] [\ \u{A0}]{0,2} ([0-9]{2}) [\ \u{A0}]{0,2} [\-‐-―−] [\ \u{A0}]{0,2} ([0-9]{2}) (?! [0-9] )
            /#.matchingSemantics(.unicodeScalar),
            "-"
        ),
    ]

    // Acronyms.
    let letters = #/[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u{300}-\u{36F}]*/#.matchingSemantics(.unicodeScalar)
    let joint = #/\ ?&\ ?|,|[\-‐-―−]/#.matchingSemantics(.unicodeScalar)
    let dashAndNumber = #/[\-‐-―−]([0-9]{1,4})(?![0-9])/#.matchingSemantics(.unicodeScalar)
}
