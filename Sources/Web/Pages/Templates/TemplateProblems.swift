internal import Storage

/// What is wrong with a template that was typed, each beside its place.
struct TemplateProblems {
    var name: String?
    var language: String?
    var subject: String?
    var general: String?

    var isEmpty: Bool { [name, language, subject, general].allSatisfy { $0 == nil } }

    init() {}

    /// Puts what storage refused beside its place.
    init(_ error: StoreError) {
        switch error {
        case .invalid(field: "name", _): name = error.description
        case .invalid(field: "language", _): language = error.description
        case .invalid(field: "subject", _): subject = error.description
        default: general = error.description
        }
    }
}
