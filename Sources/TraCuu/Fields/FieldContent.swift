// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The value of a further field of a document.
public indirect enum FieldContent: Equatable, Sendable {
    /// Text; indexed as a keyword, and as a date if it is one (`2022-02-22`).
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    /// A truth value.
    case boolean(Bool)
    /// Several values.
    case list([FieldContent])
    /// Fields within the field; they are indexed under names joined by dots (`place.district`).
    case object(FieldList)
    /// No value; it is not indexed.
    case null

    /// The text, if that is what it is.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }
}

extension FieldContent: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension FieldContent: ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
}

extension FieldContent: ExpressibleByFloatLiteral {
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
}

extension FieldContent: ExpressibleByBooleanLiteral {
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension FieldContent: ExpressibleByArrayLiteral {
    /// Several values.
    public init(arrayLiteral elements: FieldContent...) { self = .list(elements) }
}
