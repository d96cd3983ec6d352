internal import Storage
internal import Tracking

/// Lets somebody in by address and password.
struct LogIn: Sendable {
    let desk: Desk
    /// Where they are.
    let peer: NetworkAddress

    /// The user, if the password is right; for an unknown address it does the same work and says the same.
    func check(address: String, password: String) async throws -> User {
        let account = address.lowercased()
        if let wait = desk.throttle.admit(account: account, network: peer, now: desk.clock.now) {
            throw LogInRefusal.tooOften(wait: wait)
        }
        let found = try await desk.store.user(address: account)
        let isRight = try await desk.passwords.verify(password, against: found?.passwordHash)
        guard let (user, hash) = found, isRight, user.isActive else { throw LogInRefusal.wrong }
        desk.throttle.succeeded(account: account, network: peer)
        if desk.passwords.isOutdated(hash), let better = try? await desk.passwords.hash(password) {
            try await desk.store.strengthenPasswordHash(hash, to: better, of: user.id)
        }
        return user
    }

    /// Opens a session; the secret goes into the cookie.
    func openSession(for user: User, trace: SessionTrace) async throws -> Secret {
        let secret = desk.secrets.secret()
        let now = desk.clock.now
        let session = Session(
            id: .new(at: now),
            user: user.id,
            createdAt: now,
            lastSeenAt: now,
            expiresAt: now + SessionCookie.lifetime,
            trace: trace
        )
        try await desk.store.openSession(session, secretHash: secret.hash)
        return secret
    }
}

/// Why somebody is not let in.
enum LogInRefusal: Error, Hashable {
    /// Address or password is wrong, or the account is closed; it is not said which.
    case wrong
    /// There were too many attempts.
    case tooOften(wait: Duration)
}
