internal import Foundation

/// A host of an URL in ASCII (WHATWG URL §3.5).
struct Host {
    /// As written where that is ASCII already; international names in their ASCII form.
    let text: String

    /// nil for what is no host.
    init?(_ written: ArraySlice<UInt8>) {
        guard !written.isEmpty else { return nil }
        if written.first == ASCII.leftBracket {
            guard Self.isIPv6(written.dropFirst().dropLast()) else { return nil }
            text = String(decoding: written, as: UTF8.self)
            return
        }
        let decoded = PercentEncoding.decode(written)
        guard let name = Self.ascii(decoded), Self.isAcceptable(Array(name.utf8)) else { return nil }
        text = name
    }

    private static func isIPv6(_ address: ArraySlice<UInt8>) -> Bool {
        var parsed = in6_addr()
        return inet_pton(AF_INET6, String(decoding: address, as: UTF8.self), &parsed) == 1
    }

    private static func ascii(_ name: [UInt8]) -> String? {
        guard name.contains(where: { $0 >= 0x80 }) else { return String(decoding: name, as: UTF8.self) }
        guard let text = String(validating: name, as: UTF8.self) else { return nil }
        // Foundation maps names by UTS 46, as browsers do.
        var components = URLComponents()
        components.scheme = "http"
        components.host = text
        guard let encoded = components.url?.host(percentEncoded: true), encoded.utf8.allSatisfy({ $0 < 0x80 }) else {
            return nil
        }
        return encoded
    }

    private static func isAcceptable(_ name: [UInt8]) -> Bool {
        guard !name.isEmpty, !name.contains(where: { $0 <= ASCII.space || $0 == 0x7F || forbidden.contains($0) }) else {
            return false
        }
        var labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.allSatisfy({ !$0.startsIgnoringCase("xn--") || isInternational($0) }) else { return false }
        guard let last = labels.last, isNumber(last) else { return true }
        return isIPv4(labels)
    }

    /// Whether a label in its ASCII form is the one that its characters have; browsers refuse others (UTS 46 §4).
    private static func isInternational(_ label: ArraySlice<UInt8>) -> Bool {
        guard let name = Punycode.decode(label.dropFirst(4)) else { return false }
        return ascii(Array(name.utf8))?.utf8.elementsEqual(label.lazy.map(\.lowered)) ?? false
    }

    private static let forbidden = Set("#/:<>?@[\\]^|%".utf8)

    private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
        if !label.isEmpty, label.allSatisfy(\.isDigit) { return true }
        return label.startsIgnoringCase("0x") && label.dropFirst(2).allSatisfy { $0.hexadecimalValue != nil }
    }

    /// Browsers read one to four numbers, also octal and hexadecimal ones, and refuse those that are too large.
    private static func isIPv4(_ labels: [ArraySlice<UInt8>]) -> Bool {
        guard labels.count <= 4 else { return false }
        let numbers = labels.map(number)
        guard let last = numbers.last ?? nil else { return false }
        let limit = UInt64(1) << (8 * UInt64(5 - numbers.count))
        return last < limit && numbers.dropLast().allSatisfy { ($0 ?? .max) < 256 }
    }

    private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
        guard !label.isEmpty else { return nil }
        let text = String(decoding: label, as: UTF8.self).lowercased()
        if text.hasPrefix("0x") { return text.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("0"), text.count > 1 { return UInt64(text.dropFirst(), radix: 8) }
        return UInt64(text)
    }
}
