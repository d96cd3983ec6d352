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

    @Flag(inversion: .prefixedNo, help: "Whether the sender wishes it to be followed.")
    var follow = true

    @OptionGroup var data: DataOptions

    func run() async throws {
        do {
            let message = try Message(try bytes())
            let store = try await data.open()
            let (viewer, from) = try await sender(of: message, in: store)
            let more = try to.map { try Address(name: nil, address: $0) }
            let submission = RawSubmission(
                message: message,
                from: from,
                envelope: more.isEmpty ? nil : message.to + message.cc + message.bcc + more,
                wish: follow
            )
            let email = try await store.submit(submission, by: viewer.viewer)
            print(try await outcome(of: email, for: viewer, in: store))
        } catch {
            throw ExitCode.reporting(error)
        }
    }

    private func bytes() throws -> [UInt8] {
        guard file != "-" else { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard let data = FileManager.default.contents(atPath: file) else { throw SendError.unreadable(file) }
        return Array(data)
    }

    private func sender(of message: Message, in store: Store) async throws -> (User, Address) {
        for address in message.from {
            for user in try await store.users() where user.isActive {
                let allowed = try await store.senderAddresses(of: user.id)
                if allowed.contains(where: { $0.key == address.key }) { return (user, address) }
            }
        }
        throw SendError.unknownSender
    }

    /// Waits a moment for a running server, so that the answer says what became of it.
    private func outcome(of email: Email, for user: User, in store: Store) async throws -> String {
        var email = email
        for _ in 0..<50 where email.status == .sending {
            try await Task.sleep(for: .milliseconds(100))
            email = try await store.email(email.id, viewer: user.viewer) ?? email
        }
        let following = email.following.isFollowed ? "followed" : "not followed: \(email.following.reason ?? "")"
        return email.status == .sending
            ? "\(email.id) is stored and leaves when the server runs."
            : "\(email.id) \(email.status.rawValue) to \(email.recipients.count), \(following)"
    }
}

/// Why a message can't be sent from the command line.
enum SendError: Error, Hashable, CustomStringConvertible {
    case unreadable(String)
    case unknownSender

    var description: String {
        switch self {
        case .unreadable(let file): "The file \(file) can’t be read."
        case .unknownSender:
            "The message’s From is no address of a user here. `inkling user list` shows who there is; "
                + "`inkling user add` adds somebody."
        }
    }
}
