/// The header fields of a hit as people write them down: an object, a list of pairs, or a list of objects with `name` and
/// `value`; names in any case.
struct HeaderFields: Decodable {
    private let values: [String: String]

    init(from decoder: any Decoder) throws {
        var found: [String: String] = [:]
        for (name, value) in try Self.fields(of: decoder) {
            guard let value else { continue }
            // The first of several counts.
            found[name.lowercased()] = found[name.lowercased()] ?? value
        }
        values = found
    }

    /// The value of a field, which is named in small letters.
    subscript(name: String) -> String? { values[name] }

    /// Whether they are all that the request had, and not the one or two that somebody thought worth noting.
    var areWhole: Bool { ["host", "accept-encoding", "connection"].contains { values[$0] != nil } }

    private static func fields(of decoder: any Decoder) throws -> [(String, String?)] {
        guard var list = try? decoder.unkeyedContainer() else {
            let object = try decoder.singleValueContainer().decode([String: Value?].self)
            // An object has no order, but its equal names differ in their case only.
            return object.sorted { $0.key < $1.key }.map { ($0.key, $0.value?.text) }
        }
        var fields: [(String, String?)] = []
        while !list.isAtEnd {
            let field = try list.decode(Field.self)
            fields.append((field.name, field.value?.text))
        }
        return fields
    }

    private struct Field: Decodable {
        let name: String
        let value: Value?

        private enum CodingKeys: CodingKey { case name, value }

        init(from decoder: any Decoder) throws {
            if var pair = try? decoder.unkeyedContainer() {
                name = try pair.decode(String.self)
                value = try pair.decodeIfPresent(Value.self)
            } else {
                let members = try decoder.container(keyedBy: CodingKeys.self)
                name = try members.decode(String.self, forKey: .name)
                value = try members.decodeIfPresent(Value.self, forKey: .value)
            }
        }
    }

    /// One value, a number such as that of `DNT`, or a list of the values of a field that came more than once (RFC 9110 §5.3).
    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            if var list = try? decoder.unkeyedContainer() {
                var parts: [String] = []
                while !list.isAtEnd { parts.append(try list.decode(Word.self).description) }
                text = parts.joined(separator: ", ")
            } else {
                text = try decoder.singleValueContainer().decode(Word.self).description
            }
        }
    }
}
