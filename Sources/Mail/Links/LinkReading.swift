/// What is to be done with the value of an `href`.
enum LinkReading: Hashable, Sendable {
    case follow(Location)
    case leave(LinkLeftAlone.Reason)

    /// 8 kB: product §13.
    private static let maximumLength = 8_192

    /// Judges a value after HTML decoding, trimmed as ``Location`` does.
    ///
    /// `charset` is the document's; `hasBase` tells whether the document names a base, which gives sense to what else would have none.
    init(_ bytes: [UInt8], charset: Charset = .utf8, hasBase: Bool) {
        if MergeMarks.occur(in: bytes) {
            self = .leave(.mergeMark)
        } else if bytes.first == ASCII.hash {
            self = .leave(.fragment)
        } else if let scheme = Self.scheme(of: bytes) {
            self = Self.read(bytes, scheme: scheme, charset: charset, hasBase: hasBase)
        } else {
            self = .leave(.relative)
        }
    }

    /// Why it is left alone; one that could be followed and is not after all is too long to be carried.
    var reason: LinkLeftAlone.Reason {
        switch self {
        case .leave(let reason): reason
        case .follow: .tooLong
        }
    }

    private static func scheme(of url: [UInt8]) -> String? {
        if url.startsIgnoringCase("https:") { return "https" }
        if url.startsIgnoringCase("http:") { return "http" }
        guard let first = url.first, first.isLetter, let colon = url.firstIndex(of: ASCII.colon) else { return nil }
        let scheme = url[..<colon]
        let isScheme = scheme.allSatisfy { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }
        return isScheme ? String(decoding: scheme, as: UTF8.self).lowercased() : nil
    }

    private static func read(_ url: [UInt8], scheme: String, charset: Charset, hasBase: Bool) -> LinkReading {
        switch scheme {
        case "http", "https":
            let slashes = url[(scheme.utf8.count + 1)...].prefix { $0 == ASCII.slash || $0 == ASCII.backslash }
            // "http:page" belongs to the base where that has the same scheme.
            if hasBase, slashes.count < 2 { return .leave(.relative) }
            guard url.count <= maximumLength else { return .leave(.tooLong) }
            guard let location = Location(trimmed: url, charset: charset) else { return .leave(.notExpressible) }
            return location.text.utf8.count <= maximumLength ? .follow(location) : .leave(.tooLong)
        case "mailto": return .leave(.mail)
        case "tel", "sms", "smsto", "callto", "fax", "facetime", "facetime-audio", "skype", "whatsapp":
            return .leave(.telephone)
        case "cid", "mid", "data": return .leave(.embedded)
        default: return .leave(.otherScheme)
        }
    }
}
