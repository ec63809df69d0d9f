// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

/// What the values of a column are.
package enum ColumnKind: UInt8, Sendable, CaseIterable, Comparable {
    /// Strings, as ordinals of a sorted list of the distinct ones.
    case keyword = 1
    /// Whole numbers; truth values as 0 and 1.
    case integer = 2
    /// Milliseconds since 1970-01-01T00:00:00Z.
    case date = 3
    /// Floating-point numbers.
    case double = 4

    package static func < (left: ColumnKind, right: ColumnKind) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The order of the columns in a file: by the bytes of the name, then by kind. Names that only Unicode holds to be
/// equal are different names.
enum ColumnOrder {
    static func precedes(_ name: String, _ kind: ColumnKind, _ otherName: String, _ otherKind: ColumnKind) -> Bool {
        if name.utf8.elementsEqual(otherName.utf8) { return kind < otherKind }
        return name.utf8.lexicographicallyPrecedes(otherName.utf8)
    }
}

/// Which documents of a column have values, and how many.
enum ColumnShape: UInt8 {
    /// Every document has exactly one value.
    case single = 0
    /// A document has one value or none.
    case sparse = 1
    /// A document has any number of values.
    case multiple = 2
    /// A document has any number of values, and so few have any that they are listed.
    case rare = 3
}

/// Values of the documents of a segment by field, for filters, facets and sorting.
///
/// ```
/// Body       = Column* Padding ColumnList Padding Trailer
/// Column     = Padding Presence Values Dictionary
/// Presence   = nothing                                               if Shape is single
///            | Words:u64{W} Ranks:u32{W} Padding                     if Shape is sparse; W = (DocumentCount + 63) / 64
///            | Starts:PackedIntegers{DocumentCount + 1}              if Shape is multiple
///            | Documents:PackedIntegers{ValueCount}                  if Shape is rare
/// Values     = PackedIntegers{ValueCount}
/// Dictionary = nothing                                               if Kind is not keyword
///            | Starts:PackedIntegers{DistinctCount + 1} Strings      otherwise
/// ColumnList = Entry{ColumnCount}                                    by name, then kind, each pair once
/// Entry      = Name Kind:u8 Shape:u8 PresenceWidth:u8 ValueWidth:u8 Start:varint ValueCount:varint Parameters
/// Name       = varint length and UTF-8
/// Parameters = Minimum:i64 Divisor:u64                               if Kind is integer or date
///            | DistinctCount:varint DictionaryWidth:u8 StringsSize:varint   if Kind is keyword
///            | nothing                                               if Kind is double
/// Padding    = 0 to 7 zero bytes, to a multiple of 8
/// Trailer    = ListStart:u64 ColumnCount:u32 DocumentCount:u32
/// ```
///
/// | part | content |
/// |---|---|
/// | Words | document `d` has a value if bit `d % 64` of word `d / 64` is set |
/// | Ranks | for each word, the set bits of the words before it: where its values start |
/// | Starts of Presence | the values of document `d` are Starts[d] to Starts[d + 1] of Values |
/// | Documents | the document of each value, never decreasing |
/// | Values, keyword | ordinals of the Dictionary |
/// | Values, integer and date | `(value - Minimum) / Divisor`, which leaves no rest |
/// | Values, double | the bits of IEEE 754 binary64 |
/// | Starts of Dictionary | string `o` is the bytes Starts[o] to Starts[o + 1] of Strings |
///
/// PresenceWidth is the width of Starts or Documents, or 0. A writer takes the smallest shape that holds the values.
/// The values of a document are distinct and increasing; so are the strings of a dictionary, byte by byte. Start counts
/// from the start of the file and never decreases from column to column; integers are little-endian.
package enum ColumnsFormat {
    package static let kind = FileKind.columns
    /// The bytes of a field's name at most; values of fields with longer names stay out.
    package static let nameLimit = 255
    /// The columns of a segment at most; values of more fields stay out.
    package static let columnLimit = 1 << 14
    /// The bytes of a keyword at most; longer strings are text and stay out of the column.
    package static let keywordLimit = 1024
    static let trailerSize = 16
}
