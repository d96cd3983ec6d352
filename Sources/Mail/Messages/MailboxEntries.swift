/// Divides an address field at its commas, so that one entry that can't be read does not hide the others.
enum MailboxEntries {
    /// The entries that are not blank, with the names of groups taken off (RFC 5322 §3.4).
    static func split(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var entries: [ArraySlice<UInt8>] = []
        var start = value.startIndex
        var depth = 0
        var close: UInt8?
        var place = value.startIndex
        while place < value.endIndex {
            let byte = value[place]
            switch (byte, close) {
            case (ASCII.backslash, .some): place += 1
            case (_, .some(let end)) where byte == end:
                depth -= 1
                if depth == 0 { close = nil }
            case (UInt8(ascii: "("), .some(UInt8(ascii: ")"))): depth += 1
            case (ASCII.quote, nil), (UInt8(ascii: "("), nil), (ASCII.less, nil):
                depth = 1
                close = byte == ASCII.quote ? byte : byte == ASCII.less ? ASCII.greater : UInt8(ascii: ")")
            case (UInt8(ascii: ","), nil), (ASCII.semicolon, nil):
                entries.append(value[start..<place])
                start = place + 1
            case (ASCII.colon, nil) where !value[start..<place].contains(ASCII.at): start = place + 1
            default: break
            }
            place += 1
        }
        entries.append(value[start...])
        return entries.filter { !$0.allSatisfy(\.isHTMLSpace) }
    }
}
