internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// What a request says of a contact.
struct ContactBody: Sendable {
    let name: String?
    let address: String?
    let otherAddresses: [String]?
    let phone: String?
    let title: String?
    let postalAddress: String?
    let timeZone: String?
    let language: String?
    let preference: Preference?
    let account: AccountID??
    let isArchived: Bool?
    /// Whether the mark on the address is to be taken away.
    let isTrusted: Bool

    /// Reads a request; only of somebody known can the list and the mark be changed.
    init(_ value: JSONValue, isNew: Bool) throws(Problem) {
        var members = try Members(value)
        name = members.string("name", Members.nameRule)
        address = isNew || members.has("address") ? members.mailbox("address") : nil
        otherAddresses = members.lines("otherAddresses", upTo: Contact.maximumAddresses - 1, .line(1, upTo: 320))
        phone = members.string("phone", Members.phoneRule)
        title = members.string("title", Members.nameRule)
        postalAddress = members.string("postalAddress", Members.postalRule)
        timeZone = members.string("timeZone", .line(upTo: 64))
        language = members.string("language", .line(upTo: 64))
        preference = members.choice("preference", of: [Preference.allow, .disallow])
        account = members.nullableID("account")
        isArchived = isNew ? nil : members.truth("archived")
        // Only taking the mark away makes sense: it is a server's word.
        isTrusted = !isNew && members.has("addressFailure")
        if isTrusted, let given = members.nullableString("addressFailure", Members.nameRule), given != nil {
            members.fault("addressFailure", "Give null to trust the address again.")
        }
        try members.finish()
    }

    /// Puts what was given in the place of what was there.
    func put(into contact: inout Contact) {
        contact.name = name ?? contact.name
        contact.address = address ?? contact.address
        contact.otherAddresses = otherAddresses ?? contact.otherAddresses
        contact.phone = phone ?? contact.phone
        contact.title = title ?? contact.title
        contact.postalAddress = postalAddress ?? contact.postalAddress
        contact.timeZone = timeZone ?? contact.timeZone
        contact.language = language ?? contact.language
        contact.preference = preference ?? contact.preference
        if let account { contact.account = account.map { AccountReference($0) } }
    }
}

extension Members {
    /// An address alone, which must be there.
    mutating func mailbox(_ name: String) -> String? {
        guard let text = required(name, string(name, .line(1, upTo: 320))) else { return nil }
        do {
            return try Address(name: nil, address: text).address
        } catch {
            fault(name, "\(error)")
            return nil
        }
    }
}
