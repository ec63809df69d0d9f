// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// The language of the words of a report.
public enum ReportLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case vietnamese = "vi"

    /// The word for something, in this language.
    func callAsFunction(_ english: String, _ vietnamese: String) -> String {
        self == .english ? english : vietnamese
    }

    /// A number with its noun, which has a plural in English.
    func count(_ number: some BinaryInteger, _ english: String, _ vietnamese: String) -> String {
        let noun = self == .english && number != 1 ? english + "s" : self(english, vietnamese)
        return "\(grouped(number)) \(noun)"
    }

    /// A number with its thousands set apart: `12,345` or `12.345`.
    func grouped(_ number: some BinaryInteger) -> String {
        let digits = Array(String(number))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3), digits[place - 1] != "-" { text += self(",", ".") }
            text.append(digit)
        }
        return text
    }

    /// A number from 0 on with that many decimals: `0.83` or `0,83`.
    func decimal(_ number: Double, _ decimals: Int) -> String {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        guard number.isFinite, abs(number) * factor < 0x1p62 else { return "–" }
        let scaled = Int64((abs(number) * factor).rounded())
        let digits = String(scaled)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return (number < 0 && scaled > 0 ? "-" : "") + padded.dropLast(decimals) + self(".", ",")
            + padded.suffix(decimals)
    }
}
