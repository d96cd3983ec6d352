/// One value of a response's data (RFC 3501 §4).
enum Value: Hashable {
    /// A word, number or flag as it stands there; a section's name goes with its brackets.
    case atom(String)
    /// A quoted string or a literal.
    case string([UInt8])
    /// What stands between parentheses.
    case list([Value])

    /// The number that it is (RFC 3501 §9, `number`).
    var number: UInt32? {
        guard case .atom(let text) = self, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return UInt32(text)
    }

    /// The number of up to 63 bits that it is (RFC 9051 §9, `number64`).
    var largeNumber: Int? {
        guard case .atom(let text) = self, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(text)
    }

    /// The word in upper case, for those whose case means nothing.
    var word: String? {
        guard case .atom(let text) = self else { return nil }
        return text.uppercased()
    }

    /// The bytes of a string, or of a word that stands for one; `nil` for `NIL`.
    var bytes: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .atom(let text): text.uppercased() == "NIL" ? nil : Array(text.utf8)
        case .list: nil
        }
    }

    /// What stands in a list.
    var items: [Value]? {
        guard case .list(let items) = self else { return nil }
        return items
    }
}

extension UInt8 {
    /// 0 to 9.
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
