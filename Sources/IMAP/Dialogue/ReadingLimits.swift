/// How much of what arrives is read, and how long a server may take.
package struct ReadingLimits: Hashable, Sendable {
    /// A message with more bytes is cut.
    package var message: Int
    /// What of such a message is read: its header, and mostly all of the text of a reply or report.
    package var cutMessage: Int
    /// So many new messages are known by number and size at once; those behind them are asked for later.
    package var listed: Int
    /// An answer must come within it.
    package var answer: Duration
    /// `IDLE` is begun anew so often: servers end it after half an hour (RFC 2177).
    package var idle: Duration
    /// Where there is no `IDLE`, the server is asked so often.
    package var poll: Duration
    /// A message that the server does not give is asked for so often, with ``poll`` in between.
    package var tries: Int

    /// What holds unless a setting says otherwise.
    package init(
        message: Int = 25 << 20,
        cutMessage: Int = 256 << 10,
        listed: Int = 1_000,
        answer: Duration = .seconds(60),
        idle: Duration = .seconds(25 * 60),
        poll: Duration = .seconds(60),
        tries: Int = 3
    ) {
        self.message = message
        self.cutMessage = min(cutMessage, message)
        self.listed = listed
        self.answer = answer
        self.idle = idle
        self.poll = poll
        self.tries = tries
    }
}
