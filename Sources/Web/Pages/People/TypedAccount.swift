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

    init(_ fields: FormFields) {
        name = fields["name"]?.trimmed ?? ""
        domain = fields["domain"]?.trimmed ?? ""
        phone = fields["phone"]?.trimmed ?? ""
        postalAddress = fields["postalAddress"] ?? ""
        preference = fields["preference"].flatMap(Preference.init(rawValue:)) ?? .allow
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
