/// What a text may consist of.
struct TextRule: Sendable {
    /// At least so many characters (Unicode scalars, as JSON Schema counts them).
    var minimum = 0
    /// At most so many.
    let maximum: Int
    /// Whether line breaks and tabs are allowed; NUL never is.
    var allowsLines = false

    /// One line.
    static func line(_ minimum: Int = 0, upTo maximum: Int) -> TextRule {
        TextRule(minimum: minimum, maximum: maximum)
    }

    /// Any text.
    static func text(upTo maximum: Int) -> TextRule {
        TextRule(maximum: maximum, allowsLines: true)
    }

    /// What is wrong, with its place counted from 1; `nil` where nothing is.
    func problem(with text: String) -> String? {
        let scalars = text.unicodeScalars
        for (offset, scalar) in scalars.enumerated() where !allows(scalar) {
            let what = scalar.value == 0 ? "NUL" : "a line break or control character"
            return "There is \(what) at place \(offset + 1). Take it out."
        }
        if scalars.count > maximum {
            return "At most \(maximum) characters are allowed, and these are \(scalars.count)."
        }
        if scalars.count < minimum { return "At least \(minimum) characters are needed." }
        return nil
    }

    private func allows(_ scalar: Unicode.Scalar) -> Bool {
        if allowsLines { return scalar.value != 0 }
        return switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
