/// Somebody with an account.
struct Person: Hashable, Sendable {
    let name: String
    let address: String
    let role: String
    let password: String

    static let administrator = Person(
        name: "Ada Admin",
        address: "ada@seller.example",
        role: "administrator",
        password: "a long enough password 1"
    )
    static let seller = Person(
        name: "Sam Seller",
        address: "sam@seller.example",
        role: "seller",
        password: "a long enough password 2"
    )
}
