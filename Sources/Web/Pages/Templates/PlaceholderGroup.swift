internal import Engagement

/// The placeholders about one thing, for the list that is chosen from.
struct PlaceholderGroup {
    let label: String
    let names: [Choice]

    /// All of them.
    static let all = PlaceholderName.Part.allCases.map { part in
        PlaceholderGroup(
            label: part.words,
            names: PlaceholderName.allCases.filter { $0.part == part }.map {
                Choice(value: $0.rawValue, label: $0.label, isChosen: $0 == .recipientFirstName)
            }
        )
    }
}

extension PlaceholderName.Part {
    fileprivate var words: String {
        switch self {
        case .recipient: "Whoever it goes to first"
        case .sender: "You, the sender"
        case .regarding: "What it is about"
        }
    }
}

extension PlaceholderName {
    /// "First name of the recipient".
    var label: String {
        let thing = words.prefix(1).uppercased() + words.dropFirst()
        return switch part {
        case .recipient: "\(thing) of the recipient"
        case .sender: "Your \(words)"
        case .regarding: "\(thing) of what it is about"
        }
    }
}
