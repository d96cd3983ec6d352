/// An entry of a select field.
struct Choice {
    let value: String
    let label: String
    let isChosen: Bool
}
