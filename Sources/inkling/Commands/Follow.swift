internal import ArgumentParser
internal import Delivery
internal import Foundation
internal import Mail
internal import Tracking

/// `inkling follow`: what Inkling would make of a file.
struct Follow: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the followed copy of a message or an HTML document, byte for byte.",
        discussion: """
            Nothing is sent or stored, and no server is needed; only the keys of the data folder are used. What may not \
            be followed comes back unchanged. The table that --links writes names every link, followed or not, with the \
            reason, and what else was changed.
            """
    )

    /// More than any server takes, so that what it would refuse can still be looked at.
    static let maximumSize = 64 * 1_048_576

    @Argument(help: "A message or an HTML document; - for standard input.")
    var file: String

    @Option(help: "Whose copy it is; else the first recipient's.")
    var recipient: String?

    @Option(
        help: "The address of the tracking listener; else INKLING_TRACKING_PUBLIC_ADDRESS, else \(Self.standardBase)."
    )
    var baseURL: String?

    @Option(help: "The file that takes the table of links, as JSON.")
    var links: String?

    @Option(help: "A domain whose links are left alone; may be repeated.")
    var neverRewrite: [String] = []

    @OptionGroup var data: KeyOptions

    private static let standardBase = "http://127.0.0.1:\(Setting.trackingPort.standard)"

    func run() throws {
        let address = baseURL ?? ProcessInfo.processInfo.environment[Setting.trackingPublicAddress.variable]
        guard let base = TrackingBase(address ?? Self.standardBase) else {
            throw ValidationError("The base URL must be http:// or https:// with a host and perhaps a port, no more.")
        }
        if let recipient, (try? Address(name: nil, address: recipient)) == nil {
            throw ValidationError("--recipient must be an email address alone, such as maria@buyer.example.")
        }
        do {
            let bytes = try InputFile.bytes(of: file, limit: Self.maximumSize)
            let follower = FileFollower(
                keys: try data.keys(),
                neverRewriteDomains: neverRewrite.map { $0.lowercased() }
            )
            let (copy, table) = try follower.follow(
                bytes,
                form: FileForm(name: file, content: bytes),
                recipient: recipient,
                base: base,
                now: WallClock.system.now
            )
            if let links { try OutputFile.write(try table.json(), to: links) }
            try OutputFile.print(copy)
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
