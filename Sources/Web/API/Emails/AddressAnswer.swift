internal import Mail

/// An address with the name beside it.
struct AddressAnswer: Encodable, Sendable {
    let address: String
    @Nullable var name: String?

    init(_ address: Address) {
        self.address = address.address
        _name = Nullable(wrappedValue: address.name)
    }
}
