/// Bytes by the names that the standards give them.
enum ASCII {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let ampersand = UInt8(ascii: "&")
    static let slash = UInt8(ascii: "/")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let equals = UInt8(ascii: "=")
    static let dash = UInt8(ascii: "-")
    static let bang = UInt8(ascii: "!")
    static let question = UInt8(ascii: "?")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let hash = UInt8(ascii: "#")
    static let percent = UInt8(ascii: "%")
    static let at = UInt8(ascii: "@")
    static let leftBracket = UInt8(ascii: "[")
    static let rightBracket = UInt8(ascii: "]")
    static let backslash = UInt8(ascii: "\\")

    // Sets of bytes below 64, one bit for each: tab, line feed, form feed, carriage return and space; with "/" and ">".
    fileprivate static var spaces: UInt64 { 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13 | 1 << 32 }
    fileprivate static var nameEnds: UInt64 { spaces | 1 << 47 | 1 << 62 }
}

extension UInt8 {
    /// A to Z and a to z.
    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    /// 0 to 9.
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// A to Z, a to z, 0 to 9, the plus sign and the slash.
    var isBase64Digit: Bool { isLetter || isDigit || self == UInt8(ascii: "+") || self == ASCII.slash }

    /// What HTML takes for white space, with the carriage return that it turns into a line feed beforehand.
    var isHTMLSpace: Bool { self <= ASCII.space && ASCII.spaces >> UInt64(self) & 1 == 1 }

    /// What ends the name of a tag: white space, "/" and ">".
    var endsTagName: Bool { self <= ASCII.greater && ASCII.nameEnds >> UInt64(self) & 1 == 1 }

    /// A to Z turned into a to z, all else as it is.
    var lowered: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexadecimalValue: UInt8? {
        if isDigit { return self - UInt8(ascii: "0") }
        let letter = (self | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? letter + 10 : nil
    }

    /// The digits 0 to 9 and A to F.
    static let hexadecimalDigits = Array("0123456789ABCDEF".utf8)
}

extension Collection<UInt8> {
    /// Whether these bytes are `text`, which is in lower case, whatever the case of their ASCII letters.
    func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { lower in
            zip(self, lower).allSatisfy { $0.lowered == $1 }
        }
    }

    /// Whether these bytes begin with `text`, which is in lower case, whatever the case of their ASCII letters.
    func startsIgnoringCase(_ text: StaticString) -> Bool {
        prefix(text.utf8CodeUnitCount).equalsIgnoringCase(text)
    }
}
