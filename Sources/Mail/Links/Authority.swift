internal import Foundation

/// The part of an URL between `//` and the path (WHATWG URL §4.4, authority and host states).
struct Authority {
    /// How it goes into a `Location` header.
    let bytes: [UInt8]
    /// The host in lower case.
    let host: String
    /// Bytes that it had in the URL.
    let length: Int

    /// nil where the host or port is none that a browser would accept.
    init?(_ text: ArraySlice<UInt8>) {
        length = text.count
        var rest = text
        var userInfo: [UInt8] = []
        if let at = text.lastIndex(of: ASCII.at) {
            userInfo = Self.userInfo(text[..<at]) + [ASCII.at]
            rest = text[(at + 1)...]
        }
        guard let hostEnd = Self.endOfHost(rest) else { return nil }
        let port = rest[hostEnd...]
        guard Self.isPort(port), let host = Host(rest[..<hostEnd]) else { return nil }
        self.host = host.text.lowercased()
        bytes = userInfo + Array(host.text.utf8) + Array(port)
    }

    /// Everything behind the first colon is the password, in which colons may stand encoded.
    private static func userInfo(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard let colon = text.firstIndex(of: ASCII.colon) else { return PercentEncoding.userInfo.encode(text) }
        return PercentEncoding.userInfo.encode(text[..<colon]) + [ASCII.colon]
            + PercentEncoding.userInfo.encode(text[(colon + 1)...])
    }

    private static func endOfHost(_ text: ArraySlice<UInt8>) -> Int? {
        if text.first == ASCII.leftBracket {
            return text.firstIndex(of: ASCII.rightBracket).map { $0 + 1 }
        }
        return text.firstIndex(of: ASCII.colon) ?? text.endIndex
    }

    private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
        guard let colon = text.first else { return true }
        let digits = text.dropFirst()
        guard colon == ASCII.colon, digits.allSatisfy(\.isDigit) else { return false }
        return digits.drop { $0 == UInt8(ascii: "0") }.count <= 5 && (Int(Substring(decoding: digits)) ?? 0) <= 65_535
    }
}

extension Substring {
    fileprivate init(decoding bytes: ArraySlice<UInt8>) {
        self = String(decoding: bytes, as: UTF8.self)[...]
    }
}
