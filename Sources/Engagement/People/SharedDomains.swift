/// Domains under which anybody can have an address: having one says nothing about where somebody works.
package enum SharedDomains {
    /// Whether a domain, in lower case, is one of them.
    package static func contains(_ domain: String) -> Bool { domains.contains(domain) }

    private static let domains: Set<String> = [
        "aol.com", "bluewin.ch", "btinternet.com", "comcast.net", "fastmail.com", "free.fr", "freenet.de", "gmail.com",
        "gmx.at",
        "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hey.com", "hotmail.co.uk", "hotmail.com",
        "hotmail.de",
        "hotmail.fr", "hotmail.it", "icloud.com", "laposte.net", "libero.it", "live.com", "live.de", "mac.com",
        "mail.com", "mail.ru", "mailbox.org", "me.com", "msn.com", "orange.fr", "outlook.com", "outlook.de",
        "outlook.fr", "posteo.de", "proton.me", "protonmail.com", "qq.com", "seznam.cz", "sfr.fr", "t-online.de",
        "tutanota.com", "verizon.net", "wanadoo.fr", "web.de", "wp.pl", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com",
        "yahoo.de",
        "yahoo.es", "yahoo.fr", "yahoo.it", "yandex.com", "yandex.ru", "ymail.com", "zoho.com", "163.com", "126.com",
    ]
}
