internal import ArgumentParser
internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// `inkling timeline`: what happened to one email, in the terminal.
struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Print what happened to an email, newest first, with what is believed and why.",
        discussion: """
            One line for each thing that happened: when (in the zone of this machine, or --zone), who, what, and what is \
            believed of it. Requests of machines are left out unless --machines is given. A running server is not disturbed.
            """
    )

    @Argument(help: "The email's id, as its page and the API have it.")
    var email: String

    @Flag(help: "Show requests of machines as well.")
    var machines = false

    @Flag(help: "Say why each verdict is believed.")
    var why = false

    @Option(help: "A time zone such as Europe/Berlin.")
    var zone: String?

    @OptionGroup var data: DataOptions

    /// More lines than a reader goes through; the page has them all.
    private static let limit = 1_000

    func run() async throws {
        do {
            guard let id = EmailID(email) else { throw TimelineError.noID }
            let store = try await data.open()
            let (found, seller) = try await find(id, in: store)
            let activity = try await store.activity(
                of: id,
                viewer: seller.viewer,
                includingMachines: machines,
                limit: Self.limit
            )
            let replies = try await store.replies(of: id, viewer: seller.viewer, limit: Self.limit)
            let lines = TimelineText(email: found, zone: try timeZone(), saysWhy: why)
                .lines(
                    activity: activity,
                    replies: replies,
                    stops: try await store.stops(of: id, viewer: seller.viewer)
                )
            try OutputFile.print(Array((lines.joined(separator: "\n") + "\n").utf8))
        } catch {
            throw ExitCode.reporting(error)
        }
    }

    /// The email as its own seller sees it: whoever may read the data folder may read that.
    private func find(_ id: EmailID, in store: Store) async throws -> (Email, User) {
        for user in try await store.users() {
            let viewer = Viewer(user: user.id, role: .seller)
            guard let email = try await store.email(id, viewer: viewer), email.seller == user.id else { continue }
            return (email, user)
        }
        throw TimelineError.notFound
    }

    private func timeZone() throws -> TimeZone {
        guard let zone else { return .current }
        guard let found = TimeZone(identifier: zone) else { throw TimelineError.noZone(zone) }
        return found
    }
}

/// Why no timeline is printed.
enum TimelineError: Error, Hashable, CustomStringConvertible {
    case noID
    case notFound
    case noZone(String)

    var description: String {
        switch self {
        case .noID: "That is no id of an email. It is the last part of the address of the email’s page."
        case .notFound: "There is no such email in this data folder. Choose another with --data-folder."
        case .noZone(let name): "There is no time zone \(name.prefix(64)). One is named such as Europe/Berlin."
        }
    }
}
