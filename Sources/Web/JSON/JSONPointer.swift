/// A place in a JSON text (RFC 6901).
struct JSONPointer: Hashable, Sendable {
    /// The whole text.
    static let root = JSONPointer(text: "")

    let text: String

    /// A member of the object here.
    func member(_ name: String) -> JSONPointer {
        // RFC 6901 §3: "~" and "/" are escaped.
        let escaped = name.reduce(into: "") { text, character in
            switch character {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.append(character)
            }
        }
        return JSONPointer(text: text + "/" + escaped)
    }

    /// An element of the array here.
    func element(_ index: Int) -> JSONPointer {
        JSONPointer(text: "\(text)/\(index)")
    }
}
