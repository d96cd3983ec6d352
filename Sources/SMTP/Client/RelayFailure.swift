/// Why nothing can be handed to a relay at the moment: nothing that it said about a message.
///
/// The descriptions are for people; they hold the server's words and no secrets.
package enum RelayFailure: Error, Hashable, Sendable {
    /// It refused to talk.
    case refused(Reply)
    /// It is about to close (RFC 5321 §3.8).
    case closing(Reply)
    /// It offers no STARTTLS, or refused to begin.
    case noTLS
    /// It sent more than its word to begin TLS: somebody on the way may have put that there (RFC 3207 §6).
    case injected
    /// TLS could not be begun; why.
    case untrusted(String)
    /// It offers no way to sign in that Inkling knows; those that it offers.
    case noSignIn([String])
    /// It refused whoever signed in.
    case signInRefused(Reply)
    /// It wants somebody to sign in.
    case signInWanted(Reply)
    /// What it said is no SMTP; how that began.
    case garbage(String)
    /// It did not answer in time.
    case silent
    /// The connection ended.
    case lost
    /// What is needed to speak to it can't be had, as a sentence.
    case unusable(String)
    /// There is no connection to it; why.
    case unreachable(String)
}

extension RelayFailure: CustomStringConvertible {
    /// A sentence for people, with the remedy where there is one.
    package var description: String {
        switch self {
        case .refused(let reply): "The server refused the connection: “\(reply.words)”."
        case .closing(let reply): "The server closed the connection: “\(reply.words)”."
        case .noTLS:
            "The server does not offer STARTTLS here. Choose implicit TLS with its port, often 465, or another port."
        case .injected:
            "The server said more than it may before TLS began; somebody may be meddling with the connection."
        case .untrusted(let why): "TLS with the server could not be begun: \(why)"
        case .noSignIn(let offered):
            offered.isEmpty
                ? "The server lets nobody sign in here. Choose TLS, or another port, often 587."
                : "The server offers no way to sign in that is known here, only \(offered.joined(separator: ", "))."
        case .signInRefused(let reply):
            "The server refused the user name or the password: “\(reply.words)”. Give them anew."
        case .signInWanted(let reply):
            "The server wants somebody to sign in: “\(reply.words)”. Give a user name and password."
        case .garbage(let text): "What answered is no mail server; it said “\(text)”. Look at host, port and TLS."
        case .silent: "The server did not answer in time."
        case .lost: "The connection to the server ended before it answered."
        case .unusable(let sentence): sentence
        case .unreachable(let why): "The server can’t be reached: \(why)"
        }
    }
}

extension Reply {
    /// The whole of it as one line, as it is shown to people.
    package var words: String {
        let text = lines.filter { !$0.isEmpty }.joined(separator: " ")
        return ["\(code)", status.map { "\($0)" }, text].compactMap(\.self).filter { !$0.isEmpty }.joined(
            separator: " "
        )
    }

    /// The `Message-ID` that Amazon SES gives a message in place of its own: what stands before the `@` of it.
    ///
    /// Its answer is `250 Ok 0100018f…-000000`: sixteen digits, a UUID, a counter.
    package var amazonMessageID: String? {
        guard code == 250, lines.count == 1 else { return nil }
        let words = lines[0].split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "ok" else { return nil }
        let groups = words[1].split(separator: "-", omittingEmptySubsequences: false)
        let isOne =
            groups.map(\.utf8.count) == [16, 8, 4, 4, 4, 12, 6] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
        return isOne ? String(words[1]) : nil
    }
}
