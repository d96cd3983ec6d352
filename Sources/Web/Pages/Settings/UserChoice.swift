internal import Engagement
internal import Storage
internal import Tracking

/// Which of the users are shown: a workspace has thousands at most, so they are looked for among all.
struct UserChoice {
    /// What their name or address has in it; empty for all.
    let text: String
    /// Behind whom the page begins.
    let after: UserID?

    /// All that fit, from the first of the page on.
    func found(in users: [User]) -> [User] {
        let wanted = text.searchable
        let found = users.filter { wanted.isEmpty || "\($0.name) \($0.address)".searchable.contains(wanted) }
        guard let place = found.firstIndex(where: { $0.id == after }) else { return found }
        return Array(found[(place + 1)...])
    }

    /// The page behind a user.
    func address(after user: UserID) -> String {
        PageAddress(.users).with("text", text).with("after", user.description).text
    }
}
