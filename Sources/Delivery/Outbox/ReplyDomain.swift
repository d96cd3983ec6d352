internal import Mail

/// The domain at which every copy has an address of its own, by which what comes back is known (product §11).
package struct ReplyDomain: Hashable, Sendable {
    /// Its name, in lower case.
    package let name: String
    /// Whether copies name their own address in `Reply-To`, behind the sender's; reports of failure come there in any case.
    package let getsAnswers: Bool

    /// Takes a domain; `nil` where it can't stand in an address, or has letters beyond ASCII, which not every server takes.
    package init?(_ name: String, getsAnswers: Bool = false) {
        guard name.utf8.allSatisfy({ $0 < 0x80 }), let address = try? Address(name: nil, address: "a@" + name) else {
            return nil
        }
        self.name = address.domain
        self.getsAnswers = getsAnswers
    }

    /// The address there with that name before the @.
    func address(named local: String) throws(AddressError) -> Address {
        try Address(name: nil, address: local + "@" + name)
    }
}
