internal import Mail
package import Tracking

extension Store {
    /// What stands at the end of a user's mail, as HTML of a few harmless elements; empty for nothing.
    package func signature(of id: UserID) async throws(StoreError) -> String {
        try await read { sql, _ in try sql.signature(of: id) }
    }

    /// Sets what stands at the end of a user's mail, and gives it back as it is kept: without what is not harmless.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for one that is too long.
    @discardableResult
    package func setSignature(_ html: String, of id: UserID) async throws(StoreError) -> String {
        let longest = User.longestSignature
        guard html.unicodeScalars.count <= longest else {
            let problem =
                "It may have \(longest) characters at most, and these are \(html.unicodeScalars.count). Shorten it."
            throw .invalid(field: "signature", problem: problem)
        }
        let safe = SafeHTML.from(html)
        let kept = PlainText.from(html: safe).isEmpty ? "" : safe
        try await write { change in
            let changed = try change.sql.run("UPDATE users SET signature = $2 WHERE id = $1", id, kept)
            guard changed == 1 else { throw StoreError.notFound }
        }
        return kept
    }
}

extension User {
    /// A longer signature is refused, in characters.
    package static let longestSignature = 10_000
}

extension SQLConnection {
    /// What stands at the end of a user's mail.
    func signature(of user: UserID) throws -> String {
        try row("SELECT signature FROM users WHERE id = $1", user)?.text("signature") ?? ""
    }
}
