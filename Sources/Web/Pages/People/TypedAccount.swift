internal import Engagement
internal import Storage

/// An account as it stands in the fields of a form.
struct TypedAccount: Sendable {
    var name = ""
    var domain = ""
    var phone = ""
    var postalAddress = ""
    var preference = Preference.allow

    init() {}

    /// A new one.
    init(_ fields: FormFields) {
        self.init(reading: { fields[$0] }, preference: .allow)
    }

    /// One that is known: what a form says of it, and for the rest what it is by now.
    init(_ form: SharedForm, of account: Account) {
        self.init(reading: { form[$0] }, preference: account.preference)
    }

    /// `usual` holds where no preference is said, or none that there is.
    private init(reading value: (String) -> String?, preference usual: Preference) {
        name = value("name")?.trimmed ?? ""
        domain = value("domain")?.trimmed ?? ""
        phone = value("phone")?.trimmed ?? ""
        postalAddress = value("postalAddress") ?? ""
        preference = value("preference").flatMap(Preference.init(rawValue:)) ?? usual
    }

    init(_ account: Account) {
        name = account.name
        domain = account.domain
        phone = account.phone
        postalAddress = account.postalAddress
        preference = account.preference
    }

    /// Puts what was typed in the place of what was there.
    func put(into account: inout Account) {
        account.name = name
        account.domain = domain
        account.phone = phone
        account.postalAddress = postalAddress
        account.preference = preference
    }

    /// What stands in the fields, by their names.
    var values: [String: String] {
        [
            "name": name, "domain": domain, "phone": phone, "postalAddress": postalAddress,
            "preference": preference.rawValue,
        ]
    }

    /// The fields of the form.
    func fields(_ fault: FormFault?) -> [FieldModel] {
        [
            FieldModel("name", "Name", name, isNeeded: true, fault: fault),
            FieldModel(
                "domain",
                "Domain",
                domain,
                limit: 255,
                help: "Whoever has an address there belongs to this account",
                fault: fault
            ),
            FieldModel.phone(phone, fault: fault),
            FieldModel("postalAddress", "Postal address", postalAddress, .lines, limit: 1_000, fault: fault),
        ]
    }
}
