/// Finds status codes in the words of servers: those of RFC 3463, and the replies of RFC 5321 §4.2.
enum StatusFinder {
    /// The first enhanced status in a text, of a class that is asked for.
    static func status(in text: some StringProtocol, classes: ClosedRange<Int> = 4...5) -> DeliveryStatus? {
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            let byte = bytes[place]
            guard byte.isDigit, classes.contains(Int(byte) - 48), isFree(bytes, before: place) else { continue }
            if let status = status(bytes, at: place) { return status }
        }
        return nil
    }

    /// The first reply code of three digits in a text: 4yz or 5yz where a server's words begin.
    static func replyCode(in text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            guard bytes[place] == 0x34 || bytes[place] == 0x35, place + 2 < bytes.count, bytes[place + 1] < 0x36,
                bytes[place + 1].isDigit, bytes[place + 2].isDigit, isEnd(bytes, at: place + 3),
                isIntroduced(bytes, before: place)
            else { continue }
            return Int(bytes[place] - 48) * 100 + Int(bytes[place + 1] - 48) * 10 + Int(bytes[place + 2] - 48)
        }
        return nil
    }

    // An address of four numbers, a version or a part of a longer number is no status.
    private static func status(_ bytes: [UInt8], at start: Int) -> DeliveryStatus? {
        guard start + 1 < bytes.count, bytes[start + 1] == dot else { return nil }
        guard let (subject, middle) = number(bytes, at: start + 2), middle < bytes.count, bytes[middle] == dot,
            let (detail, end) = number(bytes, at: middle + 1)
        else { return nil }
        if end < bytes.count {
            if bytes[end].isDigit || bytes[end].isLetter { return nil }
            if bytes[end] == dot, end + 1 < bytes.count, bytes[end + 1].isDigit { return nil }
        }
        return DeliveryStatus(Int(bytes[start]) - 48, subject, detail)
    }

    private static func number(_ bytes: [UInt8], at start: Int) -> (Int, Int)? {
        var value = 0
        var place = start
        while place < bytes.count, bytes[place].isDigit, place < start + 3 {
            value = value * 10 + Int(bytes[place]) - 48
            place += 1
        }
        return place > start ? (value, place) : nil
    }

    private static func isFree(_ bytes: [UInt8], before place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = bytes[place - 1]
        return !before.isDigit && !before.isLetter && before != dot && before != ASCII.slash && before < 0x80
    }

    private static func isEnd(_ bytes: [UInt8], at place: Int) -> Bool {
        guard place < bytes.count else { return true }
        return !bytes[place].isDigit && !bytes[place].isLetter && bytes[place] != dot && bytes[place] != ASCII.slash
    }

    /// A number is a reply where a line or a server's words begin, and where a word says that it is one.
    private static func isIntroduced(_ bytes: [UInt8], before place: Int) -> Bool {
        guard isFree(bytes, before: place) else { return false }
        let head = bytes[max(place - 24, 0)..<place]
        let trimmed = head.reversed().drop { $0 == ASCII.space || $0 == ASCII.tab }.reversed()
        guard let last = trimmed.last else { return true }
        if marks.contains(last) { return true }
        let word = trimmed.reversed().prefix(while: \.isLetter).reversed().map(\.lowered)
        return words.contains(String(decoding: word, as: UTF8.self))
    }

    private static let dot = UInt8(ascii: ".")
    private static let marks = Set(":;<>([\"'=#".utf8)
    private static let words: Set<String> = [
        "code", "error", "reply", "said", "say", "says", "response", "status", "smtp", "message", "returned", "return",
        "got", "replied", "with", "failed", "was", "answered", "fehler", "erreur", "errore",
    ]
}
