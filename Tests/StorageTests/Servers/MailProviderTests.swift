import Storage
import Testing

@Suite("Providers of mail")
struct MailProviderTests {
    @Test(arguments: [
        ("smtp.gmail.com", "gmail"), ("IMAP.Gmail.com", "gmail"), ("outlook.office365.com", "microsoft"),
        ("imap.mail.me.com", "icloud"), ("email-smtp.us-east-1.amazonaws.com", "ses"), ("notgmail.com", nil),
        ("smtp-mail.outlook.com", "outlook"), ("smtp.office365.com", "microsoft"), ("imap.zoho.eu", "zoho"),
        ("smtp.ionos.de", "ionos"),
        ("mail.contoso.example", nil),
    ])
    func areFoundByTheNamesOfTheirServers(host: String, key: String?) {
        #expect(MailProvider.of(host: host)?.key == key)
    }

    @Test(arguments: MailProvider.all)
    func belongToTheirOwnServersAndSpeakTLS(provider: MailProvider) {
        for place in [provider.relay, provider.mailbox].compactMap(\.self) {
            // Both of Microsoft's read mail at the same host.
            if provider.key != "outlook" || place == provider.relay {
                #expect(MailProvider.of(host: place.host) == provider)
            }
            #expect(place.security != .none)
        }
        #expect(MailProvider.all.count { $0.key == provider.key } == 1)
    }
}
