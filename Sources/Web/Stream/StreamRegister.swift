internal import Storage
internal import Synchronization
internal import Tracking

/// Who has how many live streams open, so that nobody opens them without end.
final class StreamRegister: Sendable {
    /// At most so many for one user.
    static let limit = 20

    private let open = Mutex<[UserID: Int]>([:])

    /// Takes a place, which is free again when nobody holds it any more; `nil` where the user has too many.
    func place(for user: UserID) -> StreamPlace? {
        let isFree = open.withLock { open in
            guard open[user, default: 0] < Self.limit else { return false }
            open[user, default: 0] += 1
            return true
        }
        return isFree ? StreamPlace(user: user, register: self) : nil
    }

    /// How many streams a user has open.
    func count(of user: UserID) -> Int {
        open.withLock { $0[user, default: 0] }
    }

    fileprivate func leave(_ user: UserID) {
        open.withLock { open in
            let rest = open[user, default: 1] - 1
            open[user] = rest > 0 ? rest : nil
        }
    }
}

/// One open stream, as long as somebody holds it.
final class StreamPlace: Sendable {
    private let user: UserID
    private let register: StreamRegister

    init(user: UserID, register: StreamRegister) {
        self.user = user
        self.register = register
    }

    deinit {
        register.leave(user)
    }
}
