/// What a column of a table of people says.
package enum ImportField: String, Hashable, Sendable, Codable, CaseIterable {
    /// The whole name.
    case name
    /// The first name, where the last one has a column of its own.
    case firstName
    /// The last name.
    case lastName
    /// The address that they are written to.
    case address
    /// Further addresses, between commas, semicolons or line breaks.
    case otherAddresses
    /// The phone number.
    case phone
    /// What they are where they work.
    case title
    /// The name of their account.
    case account
    /// The whole postal address.
    case postalAddress
    /// Street and number, where the postal address has several columns.
    case street
    /// The postal code.
    case postalCode
    /// The city.
    case city
    /// The country.
    case country
    /// The time zone.
    case timeZone
    /// The language.
    case language
    /// Whether they may be followed.
    case preference

    /// Whether several columns may say it.
    var mayRepeat: Bool { self == .otherAddresses }

    /// What the columns are called in tables that other programs write, with nothing but letters and digits.
    static let usualNames: [String: ImportField] = {
        let names: [ImportField: [String]] = [
            .name: ["name", "fullname", "displayname", "contact", "contactname", "person"],
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
            .phone: [
                "phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "businessphone", "workphone",
                "phone1value", "telefon", "handy", "telefono", "teléfono", "téléphone", "cell",
            ],
            .title: ["title", "jobtitle", "position", "role", "function", "organizationtitle", "funktion", "stelle"],
            .account: [
                "account", "accountname", "company", "companyname", "organization", "organisation",
                "organizationname", "organization1name", "employer", "firma", "unternehmen", "empresa", "société",
            ],
            .postalAddress: ["postaladdress", "mailingaddress", "businessaddress", "anschrift", "address1formatted"],
            .street: ["street", "businessstreet", "mailingstreet", "address1", "addressline1", "straße", "strasse"],
            .postalCode: ["postalcode", "zip", "zipcode", "postcode", "businesspostalcode", "mailingzip", "plz"],
            .city: ["city", "town", "businesscity", "mailingcity", "ort", "stadt", "ville", "ciudad"],
            .country: [
                "country", "businesscountry", "businesscountryregion", "mailingcountry", "land", "pays", "país",
            ],
            .timeZone: ["timezone", "zone", "zeitzone"],
            .language: ["language", "lang", "locale", "sprache", "langue", "idioma"],
            .preference: ["preference", "following", "maybefollowed", "tracking", "consent"],
        ]
        return names.reduce(into: [:]) { all, entry in
            for name in entry.value { all[name] = entry.key }
        }
    }()
}
