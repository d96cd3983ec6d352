internal import ArgumentParser
internal import Delivery
internal import Mail

/// `inkling unfollow`: a file without our trackers.
struct Unfollow: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a message or an HTML document with Inkling’s trackers taken out and the originals put back.",
        discussion:
            "Trackers are recognised by opening their token with the keys of the data folder, whatever the host."
    )

    @Argument(help: "A message or an HTML document; - for standard input.")
    var file: String

    @OptionGroup var data: KeyOptions

    func run() throws {
        do {
            let bytes = try InputFile.bytes(of: file, limit: 2 * Follow.maximumSize)
            let follower = FileFollower(keys: try data.keys())
            try OutputFile.print(try follower.unfollow(bytes, form: FileForm(name: file, content: bytes)))
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
