internal import NIOHTTP1

/// What a recipient reads mail with, as far as a server can tell: the headers of its requests.
struct MailProgram: Hashable, Sendable {
    let agent: String

    /// Apple Mail on a phone.
    static let phone = MailProgram(
        agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Mobile/15E148"
    )

    /// A browser on a desk, in which a web mailer runs or a link opens.
    static let desk = MailProgram(
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
            + "Safari/537.36"
    )

    /// The same with one more word at its end, by which a request can be found again.
    func marked(_ mark: String) -> MailProgram { MailProgram(agent: agent + " " + mark) }

    /// Loads a picture of a message.
    func load(_ url: String) async throws -> Answer {
        try await HTTP.send(.GET, url, headers: headers(accept: "image/webp,image/png,image/*;q=0.8,*/*;q=0.5"))
    }

    /// Follows a link of a message, as far as the tracking listener's answer.
    func follow(_ url: String) async throws -> Answer {
        try await HTTP.send(.GET, url, headers: headers(accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"))
    }

    private func headers(accept: String) -> HTTPHeaders {
        ["User-Agent": agent, "Accept": accept, "Accept-Language": "de-DE,de;q=0.9,en;q=0.8"]
    }
}
