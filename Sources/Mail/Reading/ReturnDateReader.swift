/// Finds when somebody who is away is back, in the words of their automatic answer.
struct ReturnDateReader {
    let scanner: DateScanner

    /// So many bytes may stand between "back" and the date.
    private static let reach = 72

    /// The day, from the text, else from the subject.
    ///
    /// What says the return counts before what says the end; "until the 3rd" is taken as it is said.
    func day(text: String, subject: String) -> CalendarDay? {
        for words in [PhraseText(text.prefix(4_000)), PhraseText(subject)] {
            if let day = day(in: words, behind: DateWords.returns) { return day }
            if let last = day(in: words, behind: DateWords.lastDays, atOnce: true) {
                return CalendarDay(number: last.number + 1)
            }
            if let day = day(in: words, behind: DateWords.ends) ?? dayBeforeMark(in: words) { return day }
            if let last = day(in: words, behind: DateWords.ranges, atOnce: true) {
                return CalendarDay(number: last.number + 1)
            }
        }
        return nil
    }

    private func day(in words: PhraseText, behind phrases: [String], atOnce: Bool = false) -> CalendarDay? {
        for phrase in phrases {
            var start = 0
            var tries = 0
            while tries < 8, let place = words.firstPlace(of: phrase, from: start) {
                tries += 1
                start = place + phrase.utf8.count
                let reach = atOnce ? 24 : Self.reach
                let behind = Self.sentence(words.bytes[start...].prefix(reach))
                if atOnce, !Self.beginsWithDate(behind) { continue }
                if let day = scanner.day(in: behind) { return day }
            }
        }
        return nil
    }

    /// A full stop ends the sentence, but not one behind a number or a short word such as "Dec.".
    private static func sentence(_ bytes: ArraySlice<UInt8>) -> String {
        var end = bytes.endIndex
        for place in bytes.indices where bytes[place] == UInt8(ascii: ".") && place + 1 < bytes.endIndex {
            let word = bytes[..<place].reversed().prefix { $0.isLetter || $0 >= 0x80 }.count
            if bytes[place + 1] == ASCII.space, word > 4 {
                end = place
                break
            }
        }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// Weak words such as "to" count only where the date follows at once.
    private static func beginsWithDate(_ text: String) -> Bool {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first.map(String.init) else { return false }
        if DateWords.weekdays[first] != nil || DateWords.months[first] != nil { return true }
        guard first.first?.isNumber == true, let second = words.dropFirst().first.map(String.init) else { return false }
        return second.first?.isNumber == true || DateWords.months[second] != nil || DateWords.joints.contains(second)
    }

    /// Japanese and Chinese put the mark behind: 12月3日まで.
    private func dayBeforeMark(in words: PhraseText) -> CalendarDay? {
        for mark in ["まで", "迄", "为止", "為止"] {
            guard let place = words.firstPlace(of: mark) else { continue }
            let before = String(decoding: words.bytes[..<place].suffix(40), as: UTF8.self)
            let from = before.lastIndex { "。、〜～~-".contains($0) }
            if let day = scanner.day(in: String(from.map { before[$0...] } ?? before[...])) { return day }
        }
        return nil
    }
}
