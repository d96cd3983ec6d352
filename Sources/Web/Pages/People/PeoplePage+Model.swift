/// The list of people as it is shown.
struct PeopleModel {
    let isBlank: Bool
    let text: String
    let hasPeople: Bool
    let people: [PersonRow]
    let older: String?

    struct PersonRow {
        let id: String
        let link: String
        let initials: String
        let who: String
        let address: String
        let refuses: Bool
    }
}

/// The form for somebody new.
struct NewPersonModel {
    let address: String
    let addressWrong: String?
    let name: String
    let phone: String
    let refuses: Bool
}
