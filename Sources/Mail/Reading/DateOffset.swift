/// The offset of a `Date` field from UTC (RFC 5322 §3.3), which tells where its writer may be.
enum DateOffset {
    /// Minutes east of UTC; nil where the field says none, or says `-0000`: that no place is meant.
    static func minutes(in message: Message) -> Int? {
        guard let value = message.headerValues("Date").first else { return nil }
        let words = value.split { $0 == " " || $0 == "\t" || $0 == "(" }
        guard let zone = words.last(where: { ($0.first == "+" || $0.first == "-") && $0.utf8.count == 5 }),
            zone != "-0000", zone.dropFirst().utf8.allSatisfy(\.isDigit), let digits = Int(zone.dropFirst()),
            digits % 100 < 60, digits <= 1_400
        else { return nil }
        let minutes = digits / 100 * 60 + digits % 100
        return zone.first == "-" ? -minutes : minutes
    }
}
