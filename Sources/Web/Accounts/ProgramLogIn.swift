internal import Crypto
internal import Foundation
package import Storage
package import Tracking

/// Lets mail programs in by the address of their user and a password made for them.
package struct ProgramLogIn: Sendable {
    private let desk: Desk
    private let memory = ProgramMemory()

    /// What a program is told.
    package enum Answer: Hashable, Sendable {
        /// This is whose program it is.
        case user(User)
        /// Address or password is wrong, was revoked, or the account is closed; it is not said which.
        case wrong
        /// There were too many attempts: try again after that time.
        case tooOften(wait: Duration)
    }

    /// Shares its throttle with the web app: whoever guesses there is slowed down here.
    package init(desk: Desk) {
        self.desk = desk
    }

    /// Finds out who logs in; for an unknown address it does the same work and says the same.
    ///
    /// A password that was right is remembered for some minutes, so that programs which log in again and again cost
    /// little; that it was not revoked meanwhile is looked up each time.
    package func check(address: String, password: String, from peer: NetworkAddress) async throws -> Answer {
        let account = address.lowercased()
        let text = ProgramPasswordText(typed: password)
        let finding = try await memory.finding(account: account, password: text.letters, now: desk.clock.now) {
            try await find(account, text, from: peer)
        }
        switch finding {
        case .right(let id): return try await desk.store.userOfProgram(id).map { .user($0) } ?? .wrong
        case .wrong: return .wrong
        case .tooOften(let wait): return .tooOften(wait: wait)
        }
    }

    private func find(
        _ account: String,
        _ text: ProgramPasswordText,
        from peer: NetworkAddress
    ) async throws -> ProgramMemory.Finding {
        if let wait = desk.throttle.admit(account: account, network: peer, now: desk.clock.now) {
            return .tooOften(wait: wait)
        }
        let found = try await desk.store.programPassword(mark: text.mark, address: account)
        let isRight = try await desk.passwords.verify(text.letters, against: found?.passwordHash)
        guard let found, isRight else { return .wrong }
        desk.throttle.succeeded(account: account, network: peer)
        return .right(found.id)
    }
}

/// Which passwords were right a short while ago, and which are being checked now: a program that opens many connections at
/// once is checked once.
actor ProgramMemory {
    /// What checking found.
    enum Finding: Hashable, Sendable {
        case right(ProgramPasswordID)
        case wrong
        case tooOften(wait: Duration)
    }

    /// So long a right password is remembered.
    static let lifetime = Duration.seconds(300)
    private static let capacity = 10_000

    private struct Known {
        let id: ProgramPasswordID
        let until: Instant
    }

    // Neither passwords nor what could be tried against a list of them lies in memory: the key is gone with the process.
    private let key = SymmetricKey(size: .bits256)
    private var known: [Data: Known] = [:]
    private var waiting: [Data: [CheckedContinuation<Finding?, Never>]] = [:]

    /// What is remembered of that password, or what `check` finds.
    func finding(
        account: String,
        password: String,
        now: Instant,
        check: @Sendable () async throws -> Finding
    ) async throws -> Finding {
        let name = Data(HMAC<SHA256>.authenticationCode(for: Data("\(account)\0\(password)".utf8), using: key))
        if let known = known[name], now < known.until { return .right(known.id) }
        if waiting[name] != nil {
            // Whoever checks may fail for a reason of their own; then everybody checks for themselves.
            if let finding = await withCheckedContinuation({ waiting[name]?.append($0) }) { return finding }
            return try await check()
        }
        waiting[name] = []
        var finding: Finding?
        defer {
            for continuation in waiting.removeValue(forKey: name) ?? [] { continuation.resume(returning: finding) }
        }
        let found = try await check()
        finding = found
        if case .right(let id) = found { keep(Known(id: id, until: now + Self.lifetime), as: name, now: now) }
        return found
    }

    private func keep(_ entry: Known, as name: Data, now: Instant) {
        if known.count >= Self.capacity { known = known.filter { now < $0.value.until } }
        if known.count >= Self.capacity { known = [:] }
        known[name] = entry
    }
}
