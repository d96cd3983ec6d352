internal import Engagement
internal import Mail
internal import SQLite
internal import Tracking

@testable internal import Storage

/// A workspace in memory with two sellers, a team manager and an administrator, where following is on.
struct House {
    let clock: TestClock
    let store: Store
    let ada: User
    let ben: User
    let manager: User
    let administrator: User

    static func open(
        database: (any Database)? = nil,
        isFollowingOn: Bool = true,
        listReach: Int = 30_000
    ) async throws -> House {
        let clock = try TestClock()
        let database = try database ?? SQLiteDatabase.inMemory()
        let store = Store(database: database, clock: clock.wallClock, listReach: listReach)
        try await store.migrate()
        if isFollowingOn {
            // What is sent leaves at once; past the store, for it would be audited.
            try await database.write { _ = try $0.run("UPDATE workspace SET undo_seconds = 0 WHERE id = 1", []) }
            try await store.updateSettings(WorkspaceSettings(isFollowingOn: true, undoSeconds: 0), by: nil)
        }
        return House(
            clock: clock,
            store: store,
            ada: try await store.addUser(name: "Ada", address: "ada@seller.test", role: .seller, passwordHash: "a"),
            ben: try await store.addUser(name: "Ben", address: "ben@seller.test", role: .seller, passwordHash: "b"),
            manager: try await store.addUser(
                name: "Mo",
                address: "mo@seller.test",
                role: .teamManager,
                passwordHash: "m"
            ),
            administrator: try await store.addUser(
                name: "Cleo",
                address: "cleo@seller.test",
                role: .administrator,
                passwordHash: "c"
            )
        )
    }

    /// A draft of Ada's.
    func draft(
        to: [String] = ["maria@buyer.test"],
        cc: [String] = [],
        bcc: [String] = [],
        subject: String = "Your quote",
        html: String? = "<p>Hello</p>",
        wish: Bool = true,
        template: TemplateID? = nil
    ) throws -> Draft {
        Draft(
            from: try Address(name: "Ada", address: "ada@seller.test"),
            to: try to.map { try Address(name: nil, address: $0) },
            cc: try cc.map { try Address(name: nil, address: $0) },
            bcc: try bcc.map { try Address(name: nil, address: $0) },
            subject: subject,
            html: html,
            wish: wish,
            template: template
        )
    }

    /// What following found out for an email whose copies are about to leave.
    func prepared(
        links: Int = 3,
        state: FollowingState = .on,
        blockedBy: [String] = [],
        exceptFor: [String] = [],
        submittedFiles: [EmailFile]? = nil
    ) -> Prepared {
        Prepared(
            decision: FollowingDecision(
                wish: true,
                state: state,
                blockedBy: blockedBy,
                exceptFor: exceptFor,
                reason: state == .on ? nil : "A reason."
            ),
            messageID: "first@seller.test",
            links: (0..<UInt16(links)).map { TrackedLink(ordinal: $0, url: "https://a.test/\($0)", label: "L\($0)") },
            clean: Array("clean".utf8),
            submittedFiles: submittedFiles
        )
    }

    /// An email of Ada's that was followed and landed in the sandbox.
    @discardableResult
    func sent(
        to: [String] = ["maria@buyer.test"],
        subject: String = "Your quote",
        files: [NewFile] = []
    ) async throws -> Email {
        let email = try await store.createDraft(draft(to: to, subject: subject), by: ada.viewer)
        for file in files { try await store.addFile(file, to: email.id, by: ada.viewer) }
        try await store.queue(email.id, by: ada.viewer)
        try await store.beginSending(email.id, prepared: prepared())
        for recipient in email.recipients {
            try await store.deliverToSandbox(
                CopyReference(email: email.id, recipient: recipient.ordinal),
                recipient: recipient.address.address,
                subject: subject,
                bytes: Array("copy \(recipient.ordinal)".utf8)
            )
        }
        try await store.finishSending(email.id)
        return try await read(email.id)
    }

    /// An email of Ada's as she sees it.
    func read(_ id: EmailID) async throws -> Email {
        guard let email = try await store.email(id, viewer: ada.viewer) else { throw StoreError.notFound }
        return email
    }
}
