/// Reads a moment of a table, and the offset that it says, if it says any.
struct MomentText {
    /// Seconds since 1970.
    let seconds: Int64
    /// Minutes that its clock is ahead of UTC; `nil` where it does not say, as `Z` does not (RFC 3339 §4.3).
    let offset: Int?

    /// What lies beyond the year 9999 is no moment of anybody's.
    private static let most: Double = 253_402_300_800
    /// What numbers have that are moments: no program writes them to another base, or as words.
    private static let signs = "0123456789.-+eE".utf8

    /// Takes RFC 3339, also with a blank before the time, without seconds, without its signs (`20261201T080000Z`) or without
    /// an offset, a date of mail, or seconds since 1970 or thousandths, millionths or billionths of them; `nil` for anything
    /// else, and for a date alone: it tells no hour.
    ///
    /// A table may have a million of them: the usual form is read digit by digit.
    init?(_ text: String) {
        var scan = DigitScan(text)
        if let local = LocalTime.seconds(&scan) {
            scan.skipBlanks()
            let rest = scan.rest
            guard !rest.isEmpty, !ClockOffset.isUniversal(rest), !ClockOffset.isUnknown(rest) else {
                seconds = local
                offset = nil
                return
            }
            // What begins with a digit or a dot is part of a time that can't be read.
            guard let first = rest.first, "+-−UuGg".contains(first), let minutes = ClockOffset.minutes(rest) else {
                return nil
            }
            seconds = local - Int64(minutes) * 60
            offset = minutes
        } else if text.utf8.allSatisfy(Self.signs.contains), let number = Double(text) {
            let size = number.magnitude
            let value = size < 1e11 ? number : size < 1e14 ? number / 1e3 : size < 1e17 ? number / 1e6 : number / 1e9
            // Programs write days as `20240105.0` where some rows of the column have none.
            let whole = text.prefix { $0 != "." }
            guard value.magnitude < Self.most, !LocalTime.isDay(String(whole)) else { return nil }
            seconds = Int64(value.rounded(.down))
            offset = nil
        } else {
            guard let date = MailDate(text) else { return nil }
            seconds = date.seconds
            offset = date.offset
        }
    }
}
