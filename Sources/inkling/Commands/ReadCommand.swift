internal import ArgumentParser
internal import Mail

/// `inkling read`: what Inkling takes a message for that came in.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract:
            "Print what a message is that came in: a reply, an automatic answer, a bounce, a complaint or a receipt.",
        discussion: """
            One JSON object with `kind`, `inReplyTo`, `references`, `returnsOn` (of an automatic answer), `bounce` and `text` \
            (without what it quotes). What is none of the special kinds is a reply. Nothing is stored, and no key is needed.
            """
    )

    @Argument(help: "A message; - for standard input.")
    var file: String

    func run() throws {
        do {
            let message = try Message(try InputFile.bytes(of: file, limit: Follow.maximumSize))
            try OutputFile.print(Array((try InboundLine(message.read()).json() + "\n").utf8))
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
