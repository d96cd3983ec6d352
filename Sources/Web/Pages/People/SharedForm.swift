internal import Engagement
internal import Mail

/// What somebody typed into the form of a record that others may have changed since its page was made.
///
/// The form says beside each field what stood there. A field that was left so leaves the record as it is by now: else a page that
/// stayed open would take back what others wrote, a no among it (product §2.3).
struct SharedForm: Sendable {
    /// What stood in a field when the page was made.
    struct Was: Hashable {
        let wasName: String
        let wasValue: String
    }

    private let fields: FormFields
    private let current: [String: String]

    /// Takes a form, and what its fields would say of the record as it is now.
    init(_ fields: FormFields, of current: [String: String]) {
        self.fields = fields
        self.current = current
    }

    /// What is to be saved of a field.
    subscript(_ name: String) -> String? { isTyped(name) ? fields[name] ?? current[name] : current[name] }

    /// Fields that say one thing together.
    private static let together = [["amount", "currency"]]

    /// Whether somebody wrote something else into a field, or one that belongs to it, than what they found there.
    func isTyped(_ name: String) -> Bool {
        (Self.together.first { $0.contains(name) } ?? [name]).contains(where: isTypedItself)
    }

    private func isTypedItself(_ name: String) -> Bool {
        guard let typed = fields[name] else { return false }
        guard let was = fields["was-\(name)"] else { return true }
        return !Self.isSame(typed, was, in: name)
    }

    /// Where something else was written meanwhile: whoever typed here decides, once they know of it.
    var fault: FormFault? {
        FormFault(
            current.keys.sorted().filter(isOvertaken).map { name -> FormFault in
                let value = current[name] ?? ""
                let lines = value.split(whereSeparator: \.isNewline).joined(separator: ", ")
                let now = name == "stage" ? Stage(rawValue: value)?.words ?? lines : lines
                let change = now.isEmpty ? "emptied" : "changed to “\(now.prefix(200))”"
                return FormFault(name, "This was \(change) meanwhile. Save again to put yours in its place.")
            }
        )
    }

    private func isOvertaken(_ name: String) -> Bool {
        // What was chosen from a list goes with its name.
        guard !name.hasSuffix("-picked"), isTyped(name), let typed = fields[name], let was = fields["was-\(name)"],
            let now = current[name]
        else { return false }
        return !Self.isSame(now, was, in: name) && !Self.isSame(now, typed, in: name)
    }

    /// Whether something that the form shows but does not ask for was otherwise when the page was made.
    func hasChanged(_ name: String) -> Bool {
        guard let was = fields["was-\(name)"], let now = current[name] else { return false }
        return !Self.isSame(now, was, in: name)
    }

    /// What stands in the fields now, for the form to say it.
    static func was(_ values: [String: String]) -> [Was] {
        values.sorted { $0.key < $1.key }.map { Was(wasName: $0.key, wasValue: $0.value) }
    }

    private static func isSame(_ one: String, _ other: String, in name: String) -> Bool {
        comparable(one, in: name) == comparable(other, in: name)
    }

    /// Browsers send other line ends than they were given, and a script writes the same people in another way.
    private static func comparable(_ text: String, in name: String) -> String {
        if name == "people", let addresses = try? Address.list(text) {
            return addresses.map(\.key).sorted().joined(separator: "\n")
        }
        return text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: "\n").trimmed
    }
}
