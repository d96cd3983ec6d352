internal import ServiceLifecycle
package import Storage
internal import Synchronization
package import Tracking

/// Sends test mails and remembers how far each came, until the server stops: one for each person, the last one.
package final class TestMails: Service {
    private let trip: RoundTrip
    private let clock: WallClock
    private let mails = Mutex<[UserID: TestMail]>([:])
    private let orders: AsyncStream<User>
    private let order: AsyncStream<User>.Continuation

    /// Takes a door whose patience is short, and who speaks to mailboxes.
    package init(door: RelayDoor, access: MailboxAccess, store: Store, clock: WallClock = .system) {
        trip = RoundTrip(door: door, access: access, store: store, clock: clock)
        self.clock = clock
        (orders, order) = AsyncStream.makeStream()
    }

    /// The last one of somebody.
    package func mail(of user: UserID) -> TestMail? {
        mails.withLock { $0[user] }
    }

    /// Begins one, unless one of theirs is under way; says how that one stands.
    package func begin(for user: User) -> TestMail {
        let (mail, isNew) = mails.withLock { mails in
            if let mail = mails[user.id], mail.isUnderWay { return (mail, false) }
            let mail = TestMail(address: user.address, startedAt: clock.now)
            mails[user.id] = mail
            return (mail, true)
        }
        if isNew { order.yield(user) }
        return mail
    }

    /// Sends what is asked for until the server stops; what is under way then is given up.
    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for await user in orders.cancelOnGracefulShutdown() {
                group.addTask {
                    await self.trip.run(for: user) { standing in
                        self.mails.withLock { $0[user.id]?.standing = standing }
                    }
                }
            }
            group.cancelAll()
        }
    }
}
