/// A state or province, where addresses name them: in the United States, Canada and Australia.
///
/// Postal codes stand behind the city there.
struct Region: Hashable, Sendable {
    /// The code of its country.
    let country: String
    /// Its letters in addresses, such as `TX`.
    let code: String
    /// Its name in English.
    let name: String

    /// The countries in which addresses name such.
    static let countries = ["US", "CA", "AU"]

    /// The region of a country with these letters.
    static func coded(_ code: String, in country: String) -> Region? { tables[country]?.byCode[code] }

    /// The region of a country with that name.
    static func named(_ name: String, in country: String) -> Region? {
        tables[country]?.byName[PlaceName.folded(name)]
    }

    /// Those of the United States that are told apart as if they were countries.
    var isTerritory: Bool { country == "US" && ["AS", "GU", "MP", "PR", "VI"].contains(code) }

    private struct Table: Sendable {
        var byCode: [String: Region] = [:]
        var byName: [String: Region] = [:]

        init(_ country: String, _ text: String) {
            for entry in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
                let words = entry.split(separator: " ")
                guard let code = words.first.map(String.init) else { continue }
                let region = Region(country: country, code: code, name: words.dropFirst().joined(separator: " "))
                byCode[code] = region
                byName[PlaceName.folded(region.name)] = region
            }
        }
    }

    private static let tables = [
        "US": Table(
            "US",
            """
            AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
            DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa,
            KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota,
            MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey,
            NM New Mexico, NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon,
            PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah,
            VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming,
            AS American Samoa, GU Guam, MP Northern Mariana Islands, PR Puerto Rico, VI US Virgin Islands
            """
        ),
        "CA": Table(
            "CA",
            """
            AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador,
            NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Québec,
            SK Saskatchewan, YT Yukon
            """
        ),
        "AU": Table(
            "AU",
            """
            ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland,
            SA South Australia, TAS Tasmania, VIC Victoria, WA Western Australia
            """
        ),
    ]
}
