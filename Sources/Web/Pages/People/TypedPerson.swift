internal import Engagement
internal import Storage
internal import Tracking

/// A person as they stand in the fields of a form: perhaps not right yet, never thrown away.
struct TypedPerson: Sendable {
    var address = ""
    /// One on each line.
    var otherAddresses = ""
    var name = ""
    var title = ""
    var phone = ""
    var postalAddress = ""
    var timeZone = ""
    var language = ""
    var account = ""
    var accountID: RecordID?
    var preference = Preference.allow
    /// When they stopped being followed themselves, as long as that holds; no form asks for it.
    private var stopped = ""

    init() {}

    /// Somebody new.
    init(_ fields: FormFields) {
        self.init(reading: { fields[$0] }, preference: .allow)
    }

    /// Somebody who is known: what a form says of them, and for the rest what they are by now.
    init(_ form: SharedForm, of contact: Contact) {
        self.init(reading: { form[$0] }, preference: contact.preference)
    }

    /// `usual` holds where no preference is said, or none that there is.
    private init(reading value: (String) -> String?, preference usual: Preference) {
        address = value("address")?.trimmed ?? ""
        otherAddresses = value("otherAddresses") ?? ""
        name = value("name")?.trimmed ?? ""
        title = value("title")?.trimmed ?? ""
        phone = value("phone")?.trimmed ?? ""
        postalAddress = value("postalAddress") ?? ""
        timeZone = value("timeZone")?.trimmed ?? ""
        language = value("language")?.trimmed ?? ""
        account = value("account")?.trimmed ?? ""
        accountID = value("account-picked").flatMap { RecordID($0) }
        preference = value("preference").flatMap(Preference.init(rawValue:)) ?? usual
    }

    init(_ contact: Contact) {
        address = contact.address
        otherAddresses = contact.otherAddresses.joined(separator: "\n")
        name = contact.name
        title = contact.title
        phone = contact.phone
        postalAddress = contact.postalAddress
        timeZone = contact.timeZone
        language = contact.language
        account = contact.account?.name ?? ""
        accountID = contact.account.map { RecordID(uuid: $0.id.uuid) }
        preference = contact.preference
        stopped = contact.isStoppedByThemselves ? contact.stoppedAt?.description ?? "" : ""
    }

    /// Puts what was typed in the place of what was there.
    func put(into contact: inout Contact, account: AccountReference?) {
        contact.address = address
        contact.otherAddresses = otherAddresses.split { $0.isNewline || $0 == "," || $0 == ";" }
            .map { String($0).trimmed }.filter { !$0.isEmpty }
        contact.name = name
        contact.title = title
        contact.phone = phone
        contact.postalAddress = postalAddress
        contact.timeZone = timeZone
        contact.language = language
        contact.account = account
        contact.preference = preference
    }

    /// What stands in the fields, by their names.
    var values: [String: String] {
        [
            "address": address, "otherAddresses": otherAddresses, "name": name, "title": title, "phone": phone,
            "postalAddress": postalAddress, "timeZone": timeZone, "language": language, "account": account,
            "account-picked": accountID?.description ?? "", "preference": preference.rawValue, "stopped": stopped,
        ]
    }

    /// The fields of the form.
    func fields(_ fault: FormFault?) -> [FieldModel] {
        [
            FieldModel("name", "Name", name, fault: fault),
            FieldModel("address", "Address", address, .line("email"), limit: 320, isNeeded: true, fault: fault),
            FieldModel("title", "Title", title, help: "Such as Head of purchasing", fault: fault),
            FieldModel(
                "account",
                "Account",
                account,
                .picker("accounts"),
                picked: accountID,
                help: "The company they belong to; empty for the one with their domain",
                fault: fault
            ),
            FieldModel.phone(phone, fault: fault),
        ] + furtherFields(fault)
    }

    private func furtherFields(_ fault: FormFault?) -> [FieldModel] {
        [
            FieldModel(
                "timeZone",
                "Time zone",
                timeZone,
                .choice(list: "zones"),
                limit: 64,
                help: "Such as Europe/Berlin; type to search",
                fault: fault
            ),
            FieldModel(
                "language",
                "Language",
                language,
                limit: 64,
                help: "Such as de or pt-BR",
                fault: fault
            ),
            FieldModel(
                "otherAddresses",
                "Further addresses",
                otherAddresses,
                .lines,
                limit: 8_000,
                help: "One on each line",
                fault: fault
            ),
            FieldModel("postalAddress", "Postal address", postalAddress, .lines, limit: 1_000, fault: fault),
        ]
    }
}
