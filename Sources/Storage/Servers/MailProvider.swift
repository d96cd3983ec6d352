/// A large provider of mail, and what setting it up takes: what somebody would else have to look up there.
///
/// Each names the page of the provider that says so; what is marked “by others” was held against what several others say.
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
        // developers.google.com/gmail/imap/imap-smtp; support.google.com/accounts/answer/185833 on app passwords
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
        // By others: learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
        // and …/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
        MailProvider(
            key: "microsoft",
            name: "Microsoft 365",
            relay: Place(host: "smtp.office365.com", port: 587, security: .startTLS),
            mailbox: Place(host: "outlook.office365.com", port: 993, security: .implicitTLS),
            password: "Microsoft 365 takes no password for mailboxes, only access tokens (XOAUTH2), and an "
                + "administrator there must allow authenticated SMTP for your mailbox.",
            filesSentMail: true,
            tokenEndpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            domains: ["office365.com", "outlook.com"]
        ),
        // By others: support.microsoft.com: POP, IMAP, and SMTP settings for Outlook.com
        MailProvider(
            key: "outlook",
            name: "Outlook.com",
            relay: Place(host: "smtp-mail.outlook.com", port: 587, security: .startTLS),
            mailbox: Place(host: "outlook.office365.com", port: 993, security: .implicitTLS),
            password: "Outlook.com takes no password from programs, only access tokens (XOAUTH2), and IMAP must be "
                + "switched on in its settings under “Forwarding and IMAP”.",
            filesSentMail: true,
            tokenEndpoint: "https://login.microsoftonline.com/consumers/oauth2/v2.0/token",
            domains: ["smtp-mail.outlook.com", "hotmail.com"]
        ),
        // By others: support.apple.com/102525
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
        // www.fastmail.com/help/technical/servernamesandports.html
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
        // By others: help.yahoo.com/kb/SLN4075.html
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
        // By others: hilfe.gmx.net/pop-imap
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
        // By others: www.zoho.com/mail/help/imap-access.html
        MailProvider(
            key: "zoho",
            name: "Zoho Mail",
            relay: Place(host: "smtppro.zoho.com", port: 465, security: .implicitTLS),
            mailbox: Place(host: "imappro.zoho.com", port: 993, security: .implicitTLS),
            password:
                "Switch IMAP on in Zoho’s settings first. With two-factor log-in it needs an application-specific "
                + "password. Put your region in place of “.com”, such as “.eu”; a mailbox without a domain of its own "
                + "is at smtp.zoho.com and imap.zoho.com.",
            filesSentMail: true,
            tokenEndpoint: nil,
            domains: ["zoho.com", "zoho.eu", "zoho.in", "zoho.com.au", "zoho.jp"]
        ),
        // By others: www.ionos.com/help/email: “Server settings”; each country has names of its own
        MailProvider(
            key: "ionos",
            name: "IONOS",
            relay: Place(host: "smtp.ionos.com", port: 587, security: .startTLS),
            mailbox: Place(host: "imap.ionos.com", port: 993, security: .implicitTLS),
            password: "IONOS takes the password of the mailbox, not that of your customer account. Put your country in "
                + "place of “.com”, such as “.de”.",
            filesSentMail: false,
            tokenEndpoint: nil,
            domains: ["ionos.com", "ionos.de", "ionos.fr", "ionos.co.uk", "ionos.es", "ionos.it"]
        ),
        // docs.aws.amazon.com/ses/latest/dg/smtp-connect.html
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
        // postmarkapp.com/support/article/811-what-are-the-smtp-details-api-tokens-i-should-be-using
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
        let found = all.flatMap { provider in
            provider.domains.filter { host == $0 || host.hasSuffix(".\($0)") }.map { (provider, $0.count) }
        }
        // `smtp-mail.outlook.com` lies below `outlook.com`: the longer end is the nearer one.
        return found.max { $0.1 < $1.1 }?.0
    }
}
