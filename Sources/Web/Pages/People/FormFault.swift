internal import Storage

/// What is wrong with a form, and which field it is about.
struct FormFault: Hashable, Sendable {
    let field: String
    let words: String

    init(_ field: String, _ words: String) {
        self.field = field
        self.words = words
    }

    /// What storage refused, as far as whoever typed it can mend it.
    init?(_ error: StoreError) {
        switch error {
        case .addressTaken: self.init("address", "This address is in the list already. Search the list for it.")
        case .invalid(let field, let problem):
            self.init(String(field.prefix { $0 != "/" }), problem)
        default: return nil
        }
    }

    func words(for field: String) -> String? { self.field == field ? words : nil }
}
