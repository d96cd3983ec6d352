internal import Storage

/// Which key signs for whom: the domain of a sender, and the selector that tells its keys apart (RFC 6376 §3.1).
package struct DKIMName: Hashable, Sendable {
    /// The domain, in lower case.
    package let domain: String
    /// The selector, in lower case.
    package let selector: String

    private static let middle = "._domainkey."

    /// Takes both; `nil` where one is no name in DNS.
    package init?(domain: String, selector: String) {
        guard DomainName.isValid(domain), DomainName.isValid(selector) else { return nil }
        self.domain = domain.lowercased()
        self.selector = selector.lowercased()
        guard record.utf8.count <= 253 else { return nil }
    }

    /// Takes the name of a record in DNS apart.
    init?(record: some StringProtocol) {
        guard let middle = record.firstRange(of: Self.middle) else { return nil }
        self.init(domain: String(record[middle.upperBound...]), selector: String(record[..<middle.lowerBound]))
    }

    /// Where receivers look for the public key, without a dot at the end.
    package var record: String { selector + Self.middle + domain }
}
