/// Finds what somebody probably meant.
enum Likeness {
    /// The choice whose text is nearest, by letters that must be added, taken out or changed; `nil` where none is near.
    static func nearest<Choice>(to text: String, among choices: [Choice], by name: (Choice) -> String) -> Choice? {
        guard text.count <= 60 else { return nil }
        let distances = choices.map { (choice: $0, distance: distance(text, name($0))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= max(2, text.count / 3)
        else { return nil }
        return best.choice
    }

    private static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for (j, wanted) in other.enumerated() {
                let changed = corner + (letter == wanted ? 0 : 1)
                corner = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, corner + 1)
            }
        }
        return row[other.count]
    }
}
