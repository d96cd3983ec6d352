/// A large provider of mail, and what setting it up takes: what somebody would else have to look up there.
package struct MailProvider: Hashable, Sendable {
    /// A server of it.
    package struct Place: Hashable, Sendable {
        /// Its name.
        package let host: String
        /// Its port.
        package let port: Int
        /// How the connection is protected.
        package let security: ConnectionSecurity
    }

    /// A short word for it, as addresses and forms carry it.
    package let key: String
    /// What people call it.
    package let name: String
    /// Where mail is handed to it.
    package let relay: Place
    /// Where replies are read; `nil` where it only sends.
    package let mailbox: Place?
    /// What it takes for a password, and for a user name where that is not the address.
    package let password: String
    /// Whether it puts what its relay sends into the folder for sent mail by itself.
    package let filesSentMail: Bool
    /// Where its access tokens are made; `nil` where it has none.
    package let tokenEndpoint: String?
    /// The ends of the names that its servers have.
    let domains: [String]
}

extension MailProvider {
    /// Those that are known, as they are shown.
    package static let all: [MailProvider] = [
        MailProvider(
            key: "gmail",
            name: "Gmail",
            relay: Place(host: "smtp.gmail.com", port: 465, security: .implicitTLS),
            mailbox: Place(host: "imap.gmail.com", port: 993, security: .implicitTLS),
            password: "Gmail needs an app password: switch 2-step verification on in your Google account, then make "
                + "one under “App passwords”. Your usual password is refused.",
            filesSentMail: true,
            tokenEndpoint: "https://oauth2.googleapis.com/token",
            domains: ["gmail.com", "googlemail.com"]
        ),
        MailProvider(
            key: "microsoft",
            name: "Microsoft 365",
            relay: Place(host: "smtp.office365.com", port: 587, security: .startTLS),
            mailbox: Place(host: "outlook.office365.com", port: 993, security: .implicitTLS),
            password: "Microsoft 365 takes no password for mailboxes, only access tokens (XOAUTH2), and an "
                + "administrator there must allow authenticated SMTP for your mailbox.",
            filesSentMail: true,
            tokenEndpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            domains: ["office365.com", "outlook.com", "hotmail.com"]
        ),
        MailProvider(
            key: "icloud",
            name: "iCloud",
            relay: Place(host: "smtp.mail.me.com", port: 587, security: .startTLS),
            mailbox: Place(host: "imap.mail.me.com", port: 993, security: .implicitTLS),
            password: "iCloud needs an app-specific password: make one at account.apple.com. For the mailbox the "
                + "user name is often what stands before the @.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["mail.me.com"]
        ),
        MailProvider(
            key: "fastmail",
            name: "Fastmail",
            relay: Place(host: "smtp.fastmail.com", port: 465, security: .implicitTLS),
            mailbox: Place(host: "imap.fastmail.com", port: 993, security: .implicitTLS),
            password: "Fastmail needs an app password: make one in its settings under “Privacy & Security”.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["fastmail.com"]
        ),
        MailProvider(
            key: "yahoo",
            name: "Yahoo",
            relay: Place(host: "smtp.mail.yahoo.com", port: 465, security: .implicitTLS),
            mailbox: Place(host: "imap.mail.yahoo.com", port: 993, security: .implicitTLS),
            password: "Yahoo needs an app password: make one under “Account security”.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["mail.yahoo.com"]
        ),
        MailProvider(
            key: "gmx",
            name: "GMX",
            relay: Place(host: "mail.gmx.net", port: 587, security: .startTLS),
            mailbox: Place(host: "imap.gmx.net", port: 993, security: .implicitTLS),
            password: "Switch POP3 and IMAP on in GMX’s settings first. With two-factor log-in it needs an "
                + "application-specific password.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["gmx.net", "gmx.com"]
        ),
        MailProvider(
            key: "ses",
            name: "Amazon SES",
            relay: Place(host: "email-smtp.eu-central-1.amazonaws.com", port: 587, security: .startTLS),
            mailbox: nil,
            password: "Amazon SES needs SMTP credentials, made in its console under “SMTP settings”; access keys are "
                + "no password. Put your region into the host.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["amazonaws.com"]
        ),
        MailProvider(
            key: "postmark",
            name: "Postmark",
            relay: Place(host: "smtp.postmarkapp.com", port: 587, security: .startTLS),
            mailbox: nil,
            password: "Postmark takes the server’s API token both as user name and as password.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["postmarkapp.com"]
        ),
    ]

    /// The one that a server belongs to by its name.
    package static func of(host: String) -> MailProvider? {
        let host = host.lowercased()
        return all.first { $0.domains.contains { host == $0 || host.hasSuffix(".\($0)") } }
    }
}
