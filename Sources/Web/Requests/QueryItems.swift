internal import Hummingbird
internal import Tracking

/// Reads the query of an address item by item; an item that nobody asked for, or one given twice, is wrong.
struct QueryItems {
    private let items: [(name: String, value: String)]
    private var asked: Set<String> = []
    private var repeatable: Set<String> = []
    private var faults: [Problem.Fault] = []

    init(_ request: Request) throws(Problem) {
        guard let fields = FormFields(Array((request.uri.query ?? "").utf8)) else {
            throw Problem(.malformed, "The query of the address is not valid percent-encoded UTF-8.")
        }
        items = fields.pairs
    }

    /// Ends the reading.
    ///
    /// - Throws: a problem that names everything that was wrong.
    mutating func finish() throws(Problem) {
        for (name, items) in Dictionary(grouping: items, by: \.name).sorted(by: { $0.key < $1.key }) {
            if !asked.contains(name) {
                fault(name, "There is no “\(name.prefix(100))” here. Take it out.")
            } else if items.count > 1, !repeatable.contains(name) {
                fault(name, "This is given more than once.")
            }
        }
        if !faults.isEmpty { throw Problem(.invalid, faults: faults) }
    }

    /// Says that an item is wrong.
    mutating func fault(_ name: String, _ detail: String) {
        faults.append(Problem.Fault(pointer: "?\(name.prefix(100))", detail: detail))
    }

    /// The value of an item that may be given once.
    mutating func string(_ name: String) -> String? {
        asked.insert(name)
        return items.first { $0.name == name }?.value
    }

    /// The values of an item that may be given several times.
    mutating func strings(_ name: String) -> [String] {
        asked.insert(name)
        repeatable.insert(name)
        return items.filter { $0.name == name }.map(\.value)
    }

    /// One line of text.
    mutating func line(_ name: String, upTo maximum: Int) -> String? {
        guard let text = string(name) else { return nil }
        if let problem = TextRule.line(upTo: maximum).problem(with: text) {
            fault(name, problem)
            return nil
        }
        return text
    }

    /// `true` or `false`.
    mutating func truth(_ name: String) -> Bool? {
        switch string(name) {
        case nil: return nil
        case "true": return true
        case "false": return false
        default:
            fault(name, "true or false is expected here.")
            return nil
        }
    }

    /// How many a page has.
    mutating func limit(usually usual: Int = 50) -> Int {
        guard let text = string("limit") else { return usual }
        guard text.utf8.count <= 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let limit = Int(text),
            (1...200).contains(limit)
        else {
            fault("limit", "A whole number from 1 to 200 is expected here.")
            return usual
        }
        return limit
    }

    /// The ordinal of a recipient.
    mutating func recipient() -> UInt16? {
        guard let text = string("recipient") else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let ordinal = UInt16(text) else {
            fault("recipient", "A whole number from 0 to 65535 is expected here.")
            return nil
        }
        return ordinal
    }

    /// An id.
    mutating func id<Subject>(_ name: String, _ type: ID<Subject>.Type = ID<Subject>.self) -> ID<Subject>? {
        guard let text = string(name) else { return nil }
        guard let id = ID<Subject>(text) else {
            fault(name, "An id is expected here.")
            return nil
        }
        return id
    }

    /// One of several words.
    mutating func choice<Choice: RawRepresentable>(_ name: String, of choices: [Choice]) -> Choice?
    where Choice.RawValue == String {
        guard let text = string(name) else { return nil }
        guard let choice = choices.first(where: { $0.rawValue == text }) else {
            fault(name, "One of these is expected here: \(choices.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        return choice
    }
}
