internal import Engagement

extension Members {
    /// The longest value of a placeholder, in characters.
    private static var fieldRule: TextRule { .line(upTo: 1_000) }

    /// Values of placeholders by their names; `nil` where the member is missing.
    mutating func fields(_ name: String) -> [PlaceholderName: String]? {
        guard let (value, place) = value(name) else { return nil }
        guard case .object(let values) = value else {
            fault(name, "An object of texts is expected here, such as {\"recipient.firstName\": \"Maria\"}.")
            return nil
        }
        var fields: [PlaceholderName: String] = [:]
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            let pointer = place.member(key).text
            guard let field = PlaceholderName(typed: key) else {
                let names = PlaceholderName.allCases.map(\.rawValue).joined(separator: ", ")
                add(Problem.Fault(pointer: pointer, detail: "There is no such placeholder. There are \(names)."))
                continue
            }
            guard case .string(let text) = value else {
                add(Problem.Fault(pointer: pointer, detail: "A text is expected here."))
                continue
            }
            if let problem = Self.fieldRule.problem(with: text) {
                add(Problem.Fault(pointer: pointer, detail: problem))
                continue
            }
            fields[field] = text
        }
        return fields
    }
}

extension PlaceholderValues {
    /// The values with others put before them.
    func with(_ fields: [PlaceholderName: String]) -> PlaceholderValues {
        fields.reduce(into: self) { $0[$1.key] = $1.value }
    }
}
