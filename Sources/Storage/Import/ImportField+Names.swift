extension ImportField {
    /// What a column usually says in such a table, by its name with nothing but letters and digits; `nil` where that tells
    /// nothing.
    static func usual(_ name: String, in kind: RecordKind) -> ImportField? {
        let own =
            switch kind {
            case .contact: contactNames
            case .account: accountNames
            case .opportunity: opportunityNames
            }
        guard let field = own[name] ?? sharedNames[name], fields(of: kind).contains(field) else { return nil }
        return field
    }

    /// What the columns are called in tables that other programs write, whatever they are tables of.
    private static let sharedNames = byName([
        .name: ["name"],
        .phone: [
            "phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "businessphone", "workphone",
            "phone1value", "telefon", "handy", "telefono", "teléfono", "téléphone", "cell",
        ],
        .account: [
            "account", "accountname", "company", "companyname", "organization", "organisation",
            "organizationname", "organization1name", "employer", "firma", "unternehmen", "empresa", "société",
        ],
        .postalAddress: [
            "postaladdress", "mailingaddress", "businessaddress", "billingaddress", "anschrift", "address1formatted",
        ],
        .street: [
            "street", "businessstreet", "mailingstreet", "billingstreet", "address1", "addressline1", "straße",
            "strasse",
        ],
        .postalCode: [
            "postalcode", "zip", "zipcode", "postcode", "businesspostalcode", "mailingzip", "billingzip", "plz",
        ],
        .city: ["city", "town", "businesscity", "mailingcity", "billingcity", "ort", "stadt", "ville", "ciudad"],
        .country: [
            "country", "businesscountry", "businesscountryregion", "mailingcountry", "billingcountry", "land", "pays",
            "país",
        ],
        .preference: ["preference", "following", "maybefollowed", "tracking"],
    ])

    private static let contactNames = byName([
        .name: ["fullname", "displayname", "contact", "contactname", "person"],
        .firstName: ["firstname", "givenname", "forename", "vorname", "prénom", "prenom", "nombre"],
        .lastName: ["lastname", "surname", "familyname", "nachname", "nom", "apellidos", "apellido"],
        .address: [
            "email", "emailaddress", "mail", "mailaddress", "email1", "email1value", "emailadresse", "primaryemail",
            "workemail", "businessemail", "correo", "courriel",
        ],
        .otherAddresses: [
            "otheraddresses", "otheremails", "email2", "email3", "email2value", "email3value", "email2address",
            "email3address", "secondaryemail", "homeemail", "personalemail",
        ],
        .title: ["title", "jobtitle", "position", "role", "function", "organizationtitle", "funktion", "stelle"],
        .timeZone: ["timezone", "zone", "zeitzone"],
        .language: ["language", "lang", "locale", "sprache", "langue", "idioma"],
        .consent: [
            "consent", "consented", "consentedon", "consentday", "consentdate", "consentgivenon", "einwilligung",
        ],
        .consentManner: ["consentmanner", "consentmethod", "consentsource", "howconsented"],
        .consentWords: ["consentwords", "consenttext", "consentedto"],
    ])

    private static let accountNames = byName([
        .id: ["id"],
        .name: [
            "account", "accountname", "company", "companyname", "organization", "organisation", "organizationname",
            "customer", "customername", "firma", "unternehmen", "kunde", "empresa", "société", "nombre", "nom",
        ],
        .domain: ["domain", "companydomain", "companydomainname", "domainname", "emaildomain", "maildomain"],
    ])

    private static let opportunityNames = byName([
        .id: ["id"],
        .name: [
            "opportunity", "opportunityname", "deal", "dealname", "dealtitle", "title", "verkaufschance",
            "oportunidad", "opportunité",
        ],
        .account: ["customer", "customername", "kunde"],
        .people: [
            "people", "contacts", "email", "emails", "emailaddress", "contactemail", "contactemails",
            "primarycontactemail", "peopleemail",
        ],
        .amount: ["amount", "value", "dealvalue", "dealamount", "worth", "betrag", "wert", "importe", "montant"],
        .currency: ["currency", "currencycode", "amountcurrency", "dealcurrency", "währung", "moneda", "devise"],
        .stage: ["stage", "stagename", "dealstage", "status", "phase"],
        .closedOn: ["closedon", "closeddate", "closedate", "wonorloston", "wonon"],
    ])

    private static func byName(_ names: [ImportField: [String]]) -> [String: ImportField] {
        names.reduce(into: [:]) { all, entry in
            for name in entry.value { all[name] = entry.key }
        }
    }
}
