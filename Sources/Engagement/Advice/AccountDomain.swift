/// Which people work together, by their addresses, as long as nobody says so.
package enum AccountDomain {
    /// The domain of an address; `nil` where anybody can have one of it.
    package static func account(of address: String) -> String? {
        guard let domain = address.split(separator: "@").last?.lowercased(), domain.count < address.count else {
            return nil
        }
        let isShared = SharedDomains.contains(domain) || domain.hasPrefix("yahoo.") || domain.hasPrefix("hotmail.")
        return isShared ? nil : domain
    }
}
