/// Finds the first date in a few words, relative to the day of the message they stand in.
struct DateScanner {
    /// The day on which it was written.
    let today: CalendarDay
    /// The writer's offset from UTC in minutes; nil where it is not known.
    let offset: Int?

    private enum Token: Hashable {
        case word(String)
        case number(Int, digits: Int)
        case mark(Character)
    }

    /// The first date in `text`, which is in lower case; nil where there is none, or none that can be meant.
    func day(in text: String) -> CalendarDay? {
        let tokens = Self.tokens(text)
        var named: CalendarDay?
        for place in tokens.indices {
            let rest = tokens[place...].prefix(8)
            let weekday = tokens[..<place].suffix(3).compactMap { Self.weekday($0) }.last
            if let day = date(Array(rest), weekday: weekday) { return day }
            guard named == nil, case .word(let word) = tokens[place] else { continue }
            if let weekday = DateWords.weekdays[word], word.count > 2 { named = next(weekday) }
            if DateWords.tomorrow.contains(word), place < 3 { named = CalendarDay(number: today.number + 1) }
        }
        return named
    }

    /// The next day of that name after today.
    private func next(_ weekday: Int) -> CalendarDay {
        let ahead = (weekday - today.weekday + 7) % 7
        return CalendarDay(number: today.number + (ahead == 0 ? 7 : ahead))
    }

    private func date(_ tokens: [Token], weekday: Int?) -> CalendarDay? {
        switch tokens.first {
        case .number(let year, 4): return yearFirst(year, Array(tokens.dropFirst()))
        case .number(let first, 1...2): return dayFirst(first, Array(tokens.dropFirst()), weekday: weekday)
        case .word(let word):
            guard let month = DateWords.months[word] else { return nil }
            let rest = tokens.dropFirst().drop { $0 == .mark(".") || $0 == .word("the") || $0 == .mark(",") }
            guard case .number(let day, 1...2) = rest.first else { return nil }
            return resolved(month + 1, day, year: Self.year(rest.dropFirst()))
        default: return nil
        }
    }

    /// ISO 8601 and the forms of East Asia.
    private func yearFirst(_ year: Int, _ rest: [Token]) -> CalendarDay? {
        let marks: [Token] = [.mark("-"), .mark("/"), .mark("."), .word("年")]
        guard rest.count >= 3, marks.contains(rest[0]), case .number(let month, 1...2) = rest[1],
            case .number(let day, 1...2) = rest[3, default: .mark(" ")]
        else { return nil }
        return resolved(month, day, year: year)
    }

    private func dayFirst(_ first: Int, _ rest: [Token], weekday: Int?) -> CalendarDay? {
        let behind = rest.drop { token in
            if case .word(let word) = token { return DateWords.joints.contains(word) }
            return token == .mark(".")
        }
        if case .word(let word) = behind.first, let month = DateWords.months[word] {
            return resolved(month + 1, first, year: Self.year(behind.dropFirst()))
        }
        if rest.first == .word("月"), case .number(let day, 1...2) = rest[1, default: .mark(" ")] {
            return resolved(first, day, year: nil)
        }
        guard let mark = rest.first, case .number(let second, 1...2) = rest[1, default: .mark(" ")] else { return nil }
        let year = rest[2, default: .mark(" ")] == mark ? Self.year(rest.dropFirst(3)) : nil
        switch mark {
        case .mark("."): return resolved(second, first, year: year)
        case .mark("-") where year != nil: return resolved(second, first, year: year)
        case .mark("/"): return ordered(first, second, year: year, weekday: weekday)
        default: return nil
        }
    }

    /// The day or the month may stand first: a day of the week tells, then where it was written, then what is nearer.
    private func ordered(_ first: Int, _ second: Int, year: Int?, weekday: Int?) -> CalendarDay? {
        let both = [resolved(first, second, year: year), resolved(second, first, year: year)]
        let isAmerican = offset.map { (-600...(-240)).contains($0) }
        guard let monthFirst = both[0], let dayFirst = both[1] else { return both[0] ?? both[1] }
        if let weekday, (monthFirst.weekday == weekday) != (dayFirst.weekday == weekday) {
            return monthFirst.weekday == weekday ? monthFirst : dayFirst
        }
        let nearer = min(monthFirst, dayFirst)
        guard let isAmerican, offset != 0 else { return nearer }
        let usual = isAmerican ? monthFirst : dayFirst
        // Few people are away for longer than two months.
        return usual.number - today.number > 60 && nearer.number - today.number <= 60 ? nearer : usual
    }

    /// Who is away for longer says the year.
    private static let longestAbsence = 200

    /// A day without a year is the next one of that name; what is past, or very far, was not meant.
    private func resolved(_ month: Int, _ day: Int, year: Int?) -> CalendarDay? {
        let this = today.date.year
        let years = year.map { [$0] } ?? [this, this + 1]
        let days = years.compactMap { CalendarDay(year: $0, month: month, day: day) }
        return days.first {
            (today.number...(today.number + (year == nil ? Self.longestAbsence : 730))).contains($0.number)
        }
    }

    private static func year(_ tokens: ArraySlice<Token>) -> Int? {
        let rest = tokens.drop { $0 == .mark(",") || $0 == .word("de") || $0 == .mark("/") || $0 == .mark(".") }
        switch rest.first {
        case .number(let year, 4): return (1_990...2_200).contains(year) ? year : nil
        case .number(let year, 2): return year >= 10 && rest.startIndex == tokens.startIndex ? 2_000 + year : nil
        default: return nil
        }
    }

    private static func weekday(_ token: Token) -> Int? {
        guard case .word(let word) = token else { return nil }
        return DateWords.weekdays[word]
    }

    private static func tokens(_ text: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var digits = ""
        func close() {
            if !word.isEmpty { tokens.append(.word(word)) }
            if let number = Int(digits) { tokens.append(.number(number, digits: digits.count)) }
            word = ""
            digits = ""
        }
        for character in text.prefix(160) {
            if character.isASCII, character.isNumber {
                if !word.isEmpty { close() }
                digits.append(character)
            } else if "年月日".contains(character) {
                close()
                tokens.append(.word(String(character)))
            } else if character.isLetter || character == "º" {
                if !digits.isEmpty { close() }
                word.append(character)
            } else {
                close()
                if !character.isWhitespace { tokens.append(.mark(character)) }
            }
            if digits.count > 8 { digits = "99999999" }
        }
        close()
        return tokens
    }
}

extension Array {
    /// The element at a place, or another where there is none.
    fileprivate subscript(index: Int, default other: Element) -> Element {
        indices.contains(index) ? self[index] : other
    }
}
