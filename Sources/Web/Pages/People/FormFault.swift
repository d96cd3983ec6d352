internal import Storage

/// What is wrong with a form, and which field it is about.
struct FormFault: Hashable, Sendable {
    let field: String
    let words: String
    /// What else is wrong, in other fields.
    private var others: [FormFault] = []

    /// What a page with a form that was not taken says at its top.
    static let problem = "Not saved yet: mend what is marked below. Nothing you typed is lost."

    init(_ field: String, _ words: String) {
        self.field = field
        self.words = words
    }

    /// Puts what is wrong in several fields together; `nil` where nothing is.
    init?(_ faults: [FormFault]) {
        guard var first = faults.first else { return nil }
        first.others = Array(faults.dropFirst())
        self = first
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

    func words(for field: String) -> String? {
        self.field == field ? words : others.first { $0.field == field }?.words
    }
}
