internal import Foundation

/// An amount of money in one currency.
package struct Money: Hashable, Sendable {
    /// How much, in the currency's smallest unit: cents of a euro, whole yen.
    package let units: Int64
    /// The currency's code (ISO 4217), such as `EUR`.
    package let currency: String

    /// No opportunity is worth more, in whole units.
    private static let largest: Int64 = 1_000_000_000_000

    private static let currencies = Set(Locale.Currency.isoCurrencies.map(\.identifier))

    /// ISO 4217, list one: the currencies whose unit is divided otherwise than into hundredths.
    private static let digits: [String: Int] = [
        "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0,
        "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0, "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3,
        "OMR": 3, "TND": 3,
    ]

    /// Takes an amount as it was stored.
    package init(units: Int64, currency: String) {
        self.units = units
        self.currency = currency
    }

    /// Reads an amount as people write it: `12500`, `12,500.50`, `12.500,50`, `12 500`.
    package init(_ amount: String, currency: String) throws(ValueProblem) {
        self.currency = try Self.checkedCurrency(currency)
        let places = Self.digits[self.currency] ?? 2
        let body = amount.filter { !" \u{A0}\u{202F}'’".contains($0) }
        guard let (whole, fraction) = try Self.parts(of: body, places: places) else {
            throw ValueProblem("“\(amount.prefix(40))” is no amount. Write digits, such as 12500.")
        }
        let padded = fraction + String(repeating: "0", count: places - fraction.count)
        guard whole.count <= 13, let units = Int64(whole + padded), units <= Self.largest * Self.scale(places) else {
            throw ValueProblem("Amounts of more than \(Self.largest) can’t be kept here.")
        }
        self.units = units
    }

    /// The amount with a point and all its decimals: `12500.00`.
    package var amount: String {
        let places = Self.digits[currency] ?? 2
        guard places > 0 else { return "\(units)" }
        let scale = Self.scale(places)
        let fraction = "\(units % scale)"
        return "\(units / scale).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }

    /// The code of a currency, in capitals.
    package static func checkedCurrency(_ text: String) throws(ValueProblem) -> String {
        let code = text.filter { !$0.isWhitespace }.uppercased()
        guard currencies.contains(code) else {
            throw ValueProblem("“\(text.prefix(20))” is no currency. Write its code, such as EUR or USD.")
        }
        return code
    }

    private static func scale(_ places: Int) -> Int64 { (0..<places).reduce(1) { scale, _ in scale * 10 } }

    /// The digits before and behind the point; `nil` where it is no amount.
    private static func parts(
        of text: String,
        places: Int
    ) throws(ValueProblem) -> (whole: String, fraction: String)? {
        let isPoint: (Character) -> Bool = { $0 == "." || $0 == "," }
        guard text.allSatisfy({ isPoint($0) || ($0.isASCII && $0.isNumber) }) else { return nil }
        let groups = text.split(omittingEmptySubsequences: false, whereSeparator: isPoint).map(String.init)
        let points = text.filter(isPoint)
        guard groups.allSatisfy({ !$0.isEmpty }), let last = groups.last, let point = points.last else {
            return groups.count == 1 && !text.isEmpty ? (text, "") : nil
        }
        let others = points.dropLast()
        let hasOneKind = Set(others).count <= 1
        let isFraction = last.count <= places && !others.contains(point) && hasOneKind
        if isFraction, isGrouped(groups.dropLast()) { return (groups.dropLast().joined(), last) }
        guard Set(points).count == 1, isGrouped(groups[...]) else { return nil }
        guard points.count > 1 else {
            throw ValueProblem("“\(text)” can mean two amounts. Write it without the “\(point)”.")
        }
        return (groups.joined(), "")
    }

    /// One group of digits, or groups of three behind a first of one to three.
    private static func isGrouped(_ groups: ArraySlice<String>) -> Bool {
        guard let first = groups.first, groups.count > 1 else { return groups.count == 1 }
        return (1...3).contains(first.count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}

extension Money {
    /// The amount without decimals that say nothing: `12500`, `12500.50`.
    package var shortAmount: String {
        amount.hasSuffix(".00") || amount.hasSuffix(".000") ? String(amount.prefix { $0 != "." }) : amount
    }

    /// "12,500 EUR".
    package var words: String {
        let parts = shortAmount.split(separator: ".", maxSplits: 1)
        let digits = Array(parts.first ?? "0")
        var whole = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { whole.append(",") }
            whole.append(digit)
        }
        return whole + (parts.count > 1 ? "." + parts[1] : "") + " " + currency
    }
}
