internal import ArgumentParser
internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// `inkling send`: a whole message from a file, as if its sender's mail program had submitted it.
struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send a message from a file, followed.",
        discussion: """
            The sender is the message's From; it must be an address of a user. Everybody in To, Cc and Bcc gets a copy, \
            and everybody named by --to as well. A running server sends it within a second; otherwise it leaves at the \
            next start.
            """
    )

    @Argument(help: "The message, as RFC 5322 has it; - for standard input.")
    var file: String

    @Option(help: "One more recipient, hidden from the others; may be repeated.")
    var to: [String] = []

    @Flag(
        inversion: .prefixedNo,
        help: "Whether to follow it; else what its X-Inkling-Follow says, else the sender's default."
    )
    var follow: Bool?

    @Option(
        help: "The largest message taken, in MiB; else INKLING_MESSAGE_LIMIT, else \(Setting.messageLimit.standard)."
    )
    var messageLimit: String?

    @OptionGroup var data: DataOptions

    func run() async throws {
        do {
            let limit = try await SettingsReader.messageLimit(
                arguments: messageLimit.map { [Setting.messageLimit.option, $0] } ?? [],
                environment: ProcessInfo.processInfo.environment
            )
            let message = try Message(try InputFile.bytes(of: file, limit: limit))
            let store = try await data.open()
            let (user, addresses) = try await sender(of: message, in: store)
            let submission = try RawSubmission(
                message,
                by: user,
                ownAddresses: addresses,
                at: WallClock.system.now,
                envelope: .header(and: try to.map { try Address(name: nil, address: $0) }),
                wish: follow,
                maximumSize: limit
            )
            let email = try await store.submit(submission, by: user.viewer)
            print(try await outcome(of: email, for: user, in: store))
        } catch {
            throw ExitCode.reporting(error)
        }
    }

    /// The user whose addresses stand in From and Sender; one who has only some of them is told so by the rules.
    private func sender(of message: Message, in store: Store) async throws -> (User, [Address]) {
        let named = Set((message.from + [message.sender].compactMap(\.self)).map(\.key))
        var partly: (User, [Address])?
        for user in try await store.users() where user.isActive {
            let addresses = try await store.senderAddresses(of: user.id)
            let own = Set(addresses.map(\.key))
            if !named.isEmpty, named.isSubset(of: own) { return (user, addresses) }
            if partly == nil, !named.isDisjoint(with: own) { partly = (user, addresses) }
        }
        guard let partly else { throw SendError.unknownSender }
        return partly
    }

    /// Waits a moment for a running server, so that the answer says what became of it.
    private func outcome(of email: Email, for user: User, in store: Store) async throws -> String {
        var email = email
        for _ in 0..<50 where email.status == .sending {
            try await Task.sleep(for: .milliseconds(100))
            email = try await store.email(email.id, viewer: user.viewer) ?? email
        }
        if email.status == .scheduled, let moment = email.sendAt { return "\(email.id) is scheduled for \(moment)." }
        let following = email.following.isFollowed ? "followed" : "not followed: \(email.following.reason ?? "")"
        guard email.status != .sending else { return "\(email.id) is stored and leaves when the server runs." }
        let refused = email.attachments.compactMap { file in
            file.refusal.map { "\n\(file.name) went inside the email. \($0)" }
        }
        return "\(email.id) \(email.status.rawValue) to \(email.recipients.count), \(following)" + refused.joined()
    }
}

/// Why a message can't be sent from the command line.
enum SendError: Error, Hashable, CustomStringConvertible {
    case unknownSender

    var description: String {
        switch self {
        case .unknownSender:
            "The message’s From is no address of a user here. `inkling user list` shows who there is; "
                + "`inkling user add` adds somebody."
        }
    }
}
