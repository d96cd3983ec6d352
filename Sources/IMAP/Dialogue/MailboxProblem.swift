/// Why a mailbox can't be used, in words for whoever set it up.
package enum MailboxProblem: Error, Hashable, Sendable {
    /// Nobody knows the host.
    case hostNotFound(host: String)
    /// The host is a private address, and connections there need an administrator's leave.
    case privateAddress(host: String)
    /// Nobody answers at the port.
    case refused(host: String, port: Int)
    /// The server said nothing for too long.
    case silent
    /// The server's certificate is not to be trusted, or is another host's.
    case certificate(host: String, reason: String)
    /// The server has no TLS here.
    case noTLS
    /// No way to log in that the server offers is one of ours.
    case noLogin
    /// The server does not take user name and password, or the token; with its words.
    case loginRefused(String)
    /// The server does not let the folder be read; with its words.
    case folderRefused(String)
    /// No folder for sent mail was found.
    case noSentFolder
    /// The server did not take an email for the *Sent* folder; with its words.
    case filingRefused(String)
    /// The server ended the connection; with its words.
    case ended(String)
    /// What came is no IMAP, or makes no sense here.
    case garbled
    /// What arrived could not be taken.
    case notTaken
    /// Whoever finds the host or opens the secret says why that can't be.
    case unusable(String)

    /// Whether it stays so until somebody does something about it.
    package var needsHelp: Bool {
        switch self {
        case .privateAddress, .certificate, .noTLS, .noLogin, .loginRefused, .folderRefused, .noSentFolder: true
        default: false
        }
    }
}

extension MailboxProblem: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .hostNotFound(let host): "The server \(host) was not found. Check its name."
        case .privateAddress(let host):
            "\(host) is a private address. An administrator has to allow connections to private addresses first."
        case .refused(let host, let port):
            "\(host) does not answer at port \(port). Check name and port, and whether the server runs."
        case .silent: "The server does not answer. It is tried again by itself."
        case .certificate(let host, let reason):
            "The certificate of \(host) is not to be trusted (\(reason)). Check the server's name; for a server with a "
                + "certificate of its own, name the file of the authority that vouches for it."
        case .noTLS: "The server offers no TLS at this port. Choose the port for TLS, mostly 993."
        case .noLogin: "The server takes no password here. Choose TLS, or the log-in that your provider asks for."
        case .loginRefused(let words):
            "The server does not take user name and password\(Self.quote(words)). Check both; some providers want a "
                + "password made for programs, and IMAP switched on."
        case .folderRefused(let words): "The server does not let the folder be read\(Self.quote(words))."
        case .noSentFolder: "No folder for sent mail was found. Say under which name it stands."
        case .filingRefused(let words): "The server does not take the email for the Sent folder\(Self.quote(words))."
        case .ended(let words): "The server ended the connection\(Self.quote(words)). It is tried again by itself."
        case .garbled: "What answers does not speak IMAP. Check the port; for TLS from the start it is mostly 993."
        case .unusable(let words): words
        case .notTaken: "Mail that arrived could not be taken. It is tried again by itself."
        }
    }

    private static func quote(_ words: String) -> String { words.isEmpty ? "" : "; it says: “\(words)”" }
}
