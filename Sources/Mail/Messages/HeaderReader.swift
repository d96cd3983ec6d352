/// Reads the fields of a message's own header as leniently as mail programs do.
struct HeaderReader {
    let bytes: [UInt8]
    let header: HeaderBlock

    /// The value of the first field with a name, given in lower case.
    func first(_ name: StaticString) -> ArraySlice<UInt8>? {
        header.fields(named: name, in: bytes).first.map { bytes[$0.value] }
    }

    /// The mailboxes of all fields with a name, and what in them is no address.
    func addresses(_ name: StaticString) -> (readable: [Address], unreadable: [String]) {
        var readable: [Address] = []
        var unreadable: [String] = []
        for field in header.fields(named: name, in: bytes) {
            for entry in MailboxEntries.split(bytes[field.value]) {
                let found = GMime.mailboxes(entry).compactMap { mailbox in
                    try? Address(name: Self.clean(mailbox.name), address: mailbox.address)
                }
                readable += found
                if found.isEmpty { unreadable.append(GMime.headerText(entry)) }
            }
        }
        return (readable, unreadable)
    }

    /// A strange name is no reason to lose the address: its control characters become blanks.
    private static func clean(_ name: String?) -> String? {
        guard let name else { return nil }
        let scalars = name.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        let cleaned = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
        return cleaned.isEmpty ? nil : cleaned
    }
}
