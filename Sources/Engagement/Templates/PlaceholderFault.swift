/// What is wrong with a place that a text leaves open: an error shown before sending, never a hole in the mail (product §7.1).
package struct PlaceholderFault: Hashable, Sendable {
    /// In which text it stands.
    package enum Field: String, Hashable, Sendable {
        /// The subject.
        case subject
        /// The HTML text.
        case html
        /// The plain text.
        case text
    }

    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        /// There is no value and no default.
        case missing(PlaceholderName)
        /// Nobody was chosen yet whom it could be filled in for.
        case waiting(PlaceholderName)
        /// It was not filled in yet.
        case unfilled(PlaceholderName)
        /// There is no placeholder of this name; perhaps another one was meant.
        case unknown(PlaceholderName?)
        /// It has no end.
        case open
        /// Its formatting changes within it.
        case formatted
        /// It stands within a tag, such as in the address of a link.
        case inTag
    }

    /// Where.
    package let field: Field
    /// What.
    package let kind: Kind
    /// How it stands there, perhaps cut.
    package let source: String

    /// Takes the three.
    package init(field: Field, kind: Kind, source: String) {
        self.field = field
        self.kind = kind
        self.source = source
    }

    /// Whether choosing somebody helps.
    package var isWaiting: Bool { if case .waiting = kind { true } else { false } }
}

extension PlaceholderFault: CustomStringConvertible {
    /// A sentence with the place, and one with the remedy.
    package var description: String {
        let place = field == .subject ? "In the subject" : field == .html ? "In the message" : "In the plain text"
        return "\(place), “\(source)” \(trouble)"
    }

    private var trouble: String {
        switch kind {
        case .missing(let name):
            "is missing: \(Self.owner(of: name)) has no \(name.words). Write it yourself, or give a default, such as {{\(name.rawValue)|…}}."
        case .waiting(let name):
            name.part == .recipient
                ? "waits for a recipient. Choose one, or write it yourself."
                : "waits for what the email is about. Choose it, or write it yourself."
        case .unfilled: "is not filled in. Fill it in before sending, or write it yourself."
        case .unknown(let meant):
            "is no placeholder. "
                + (meant.map { "Perhaps \($0.written) was meant." } ?? "Choose one of the list, or take it out.")
        case .open: "has no end. Put }} behind the name, or take the {{ out."
        case .formatted: "changes its form in the middle. Give all of it the same form, or write it anew."
        case .inTag: "stands in the address of a link. A link leads everybody to the same place: take it out there."
        }
    }

    private static func owner(of name: PlaceholderName) -> String {
        switch name.part {
        case .recipient: "the recipient"
        case .sender: "the sender"
        case .regarding: "what the email is about"
        }
    }
}
