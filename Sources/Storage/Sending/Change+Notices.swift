internal import Tracking

extension Store {
    /// Who a letter of the system's own is from, at a user's address.
    package static let noticeSender = "Inkling"
}

extension Change {
    /// Sends a letter that the system itself wrote on its way, in the name of a user: in no list, and nobody's correspondence.
    mutating func sendNotice(_ letter: Draft, of user: UserID) throws {
        let id = EmailID.new(at: now)
        try sql.insert(letter, id: id, seller: user, at: now)
        try sql.run("UPDATE emails SET is_notice = 1 WHERE id = $1", id)
        try send(id, of: user, at: now)
    }
}
