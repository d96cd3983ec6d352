import Engagement
import Foundation
import Testing
import Tracking

/// What cities tell in countries with several times.
struct CityZoneTests {
    private static let countries = """
        DE\t+5230+01322\tEurope/Berlin
        GE\t+4143+04449\tAsia/Tbilisi
        PR\t+182806-0660622\tAmerica/Puerto_Rico
        US\t+404251-0740023\tAmerica/New_York\tEastern
        US\t+382931-0871643\tAmerica/Indiana/Petersburg\tEastern - IN (Pike)
        US\t+415100-0873900\tAmerica/Chicago\tCentral
        US\t+340308-1181434\tAmerica/Los_Angeles\tPacific
        CA\t+4339-07923\tAmerica/Toronto\tEastern
        CA\t+4916-12307\tAmerica/Vancouver\tPacific
        AU\t-3352+15113\tAustralia/Sydney
        AU\t-3157+11551\tAustralia/Perth
        PT\t+3843-00908\tEurope/Lisbon\tPortugal (mainland)
        PT\t+3744-02540\tAtlantic/Azores\tAzores
        BR\t-2332-04637\tAmerica/Sao_Paulo\tBrazil
        BR\t-0308-06001\tAmerica/Manaus\tAmazonas (east)
        RU\t+554521+0373704\tEurope/Moscow\tMSK+00
        RU\t+5651+06036\tAsia/Yekaterinburg\tMSK+02
        TR\t+4101+02858\tEurope/Istanbul
        NO\t+5955+01045\tEurope/Oslo
        CU\t+2308-08222\tAmerica/Havana
        """

    /// A few lines as `scripts/cities` makes them, facts and all.
    private static let lines: [String] = [
        "+1206\tAmerica/Los_Angeles", "+1212\tAmerica/New_York", "+5511\tAmerica/Sao_Paulo", "+7383\tAsia/Novosibirsk",
        "+7701\tAsia/Nowhere",
        "AU\tperth\tTAS\tAustralia/Hobart\t2907\tname", "AU\tperth\tWA\tAustralia/Perth\t2384371\tname",
        "BR\tsao paulo\t\tAmerica/Sao_Paulo\t12400232\tname",
        "CA\tmontreal\tQC\tAmerica/Toronto\t1762949\tname", "CA\twindsor\tNS\tAmerica/Halifax\t3864\tname",
        "CA\twindsor\tON\tAmerica/Toronto\t229660\tname",
        "PT\tlisboa\t\tEurope/Lisbon\t517802\tother", "PT\tlisbon\t\tEurope/Lisbon\t517802\tname",
        "RU\tmoscow\t\tEurope/Moscow\t10381222\tname", "RU\tperm\t\tAsia/Yekaterinburg\t982419\tname",
        "US\tatlanta\tGA\tAmerica/New_York\t510823\tname", "US\tboston\tMA\tAmerica/New_York\t653833\tname",
        "US\tbigtown\tMA\tAmerica/New_York\t5000\tname",
        "US\tbigtown\tTX\tAmerica/Chicago\t9223372036854775807\tname",
        "US\tcalifornia\tMD\tAmerica/New_York\t11857\tname", "US\tcalifornia\tMO\tAmerica/Chicago\t4458\tname",
        "US\thouston\tAK\tAmerica/Anchorage\t2206\tname", "US\thouston\tPA\tAmerica/New_York\t1266\tname",
        "US\thouston\tTX\tAmerica/Chicago\t2314157\tname",
        "US\tmilwaukie\tOR\tAmerica/Los_Angeles\t20830\tname", "US\tmilwaukie\tWI\tAmerica/Chicago\t563531\tother",
        "US\tnew york\tNY\tAmerica/New_York\t8804190\tother", "US\tpetersburg\tVA\tAmerica/New_York\t32477\tname",
        "US\tport washington\tNY\tAmerica/New_York\t15846\tname", "US\tport\tWA\tAmerica/Los_Angeles\t1500\tname",
        "US\tportland\tME\tAmerica/New_York\t66881\tname", "US\tportland\tOR\tAmerica/Los_Angeles\t652503\tname",
        "US\tsan juan\tTX\tAmerica/Chicago\t35294\tname",
        "US\tst louis\tMI\tAmerica/Detroit\t7482\tname", "US\tst louis\tMO\tAmerica/Chicago\t279695\tname",
        "US\twashington\tDC\tAmerica/New_York\t689545\tname", "US\twashington\tUT\tAmerica/Denver\t24299\tname",
        "CA-ON\tAmerica/Toronto\tAmerica/Winnipeg", "US-CA\tAmerica/Los_Angeles", "US-MA\tAmerica/New_York",
        "US-TX\tAmerica/Chicago\tAmerica/Denver", "US-WA\tAmerica/Los_Angeles",
    ]

    /// In the order of their bytes, as the table has them.
    private static let cities: CityTable = {
        let sorted = lines.map { Array("\($0)\n".utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return CityTable(Data(sorted.joined()))
    }()

    private static let judge = ZoneJudge(countries: CountryZones(countries, cities: cities))
    private static let now = Instant(microseconds: 1_796_000_000_000_000)

    struct Case: Sendable, CustomTestStringConvertible {
        let address: String
        let zone: String?
        /// What the words name.
        let place: String?

        init(_ address: String, _ zone: String?, _ place: String? = nil) {
            self.address = address
            self.zone = zone
            self.place = place
        }

        var testDescription: String { address.replacing("\n", with: " / ") }
    }

    static let addresses = [
        // A city alone, and the largest of its name.
        Case("Boston, United States", "America/New_York", "Boston, United States"),
        Case("600 Travis St\nHouston\nUSA", "America/Chicago", "Houston, United States"),
        Case("Gateway Mall 5, Saint Louis, U.S.A.", "America/Chicago", "Saint Louis, United States"),
        Case("New York, USA", "America/New_York", "New York, United States"),
        // One of the name is not ten times as large as the next, or others call a far larger one so.
        Case("Portland, United States", nil), Case("Milwaukie, USA", nil),
        // No city has as many people as that, so that line is none.
        Case("Bigtown, USA", "America/New_York", "Bigtown, United States"),
        // The state decides, by letters or by name, whatever stands where.
        Case("Portland, OR, USA", "America/Los_Angeles", "Portland, Oregon, United States"),
        Case(
            "1 Congress St\nPortland, Maine 04101\nUnited States",
            "America/New_York",
            "Portland, Maine, United States"
        ),
        Case("Milwaukie OR 97222, USA", "America/Los_Angeles", "Milwaukie, Oregon, United States"),
        Case("portland or 97201\nUSA", "America/Los_Angeles", "portland, Oregon, United States"),
        Case("Houston, PA, USA", "America/New_York", "Houston, Pennsylvania, United States"),
        Case("Port Washington, USA", "America/New_York", "Port Washington, United States"),
        Case("77002\nTX\nHouston\nUSA", "America/Chicago", "Houston, United States"),
        // A zone is named after a place of that name in another state.
        Case("Petersburg, VA, USA", "America/New_York", "Petersburg, United States"),
        Case("Petersburg, CA, USA", "America/Los_Angeles", "California, United States"),
        // No country, but a state with its postal code, or by its name.
        Case("Houston, TX 77002", "America/Chicago", "Houston, United States"),
        Case("600 Travis St\nHouston TX 77002-3012", "America/Chicago", "Houston, United States"),
        Case("Washington, D.C. 20500", "America/New_York", "Washington, United States"),
        Case("Portland, Maine", "America/New_York", "Portland, Maine, United States"),
        Case("Windsor ON N9A 1A1", "America/Toronto", "Windsor, Canada"),
        Case("Atlanta, Georgia", "America/New_York", "Atlanta, United States"),
        Case("Rustavi, Georgia", "Asia/Tbilisi", "Georgia"),
        // Nothing says that this is the United States, or that the state has such a city.
        Case("Houston, TX", nil), Case("Berlin, MA 10115", nil), Case("Berlin, DE", nil), Case("77002", nil),
        // A town that is not known has the name of a country, but its state has no other country before it.
        Case("Turkey, TX 79261", nil), Case("Norway, IA 52318", nil), Case("Cuba\nKS 66940", nil),
        Case("Norway, 0155 Oslo", "Europe/Oslo", "Norway"),
        // A place that is not known, in a state with one time or with several; and a state alone.
        Case("Tinytown, MA 02345, USA", "America/New_York", "Massachusetts, United States"),
        Case("Tinytown, TX, USA", nil), Case("Tinytown, USA", nil),
        Case("California, USA", "America/Los_Angeles", "California, United States"),
        Case("Washington, USA", nil),
        Case("Viejo San Juan, San Juan, PR 00901, USA", "America/Puerto_Rico", "Puerto Rico, United States"),
        // Other countries and orders.
        Case("1 St Georges Tce\nPerth WA 6000\nAustralia", "Australia/Perth", "Perth, Australia"),
        Case("12 Rue Peel, Montréal (Québec) H3C 2G7, Canada", "America/Toronto", "Montréal, Canada"),
        Case("Rua Augusta 1\n1000-001 LISBOA\nPortugal", "Europe/Lisbon", "LISBOA, Portugal"),
        Case(
            "Av. Paulista 9 - Bela Vista\nSão Paulo - SP\n01310-100\nBrazil",
            "America/Sao_Paulo",
            "São Paulo, Brazil"
        ),
        Case("Russia, 614000, Perm, Lenina 1", "Asia/Yekaterinburg", "Perm, Russia"),
        Case("Boston 5, 10117 Berlin, Germany", "Europe/Berlin", "Germany"),
    ]

    @Test(arguments: addresses)
    func anAddressTellsTheZoneOfItsCity(_ sample: Case) {
        let believed = Self.judge.zone(ZoneClues(postalAddress: sample.address), at: Self.now)

        #expect(believed?.zone == sample.zone.flatMap { TimeZone(identifier: $0) })
        #expect(believed?.evidence == sample.place.map { BelievedZone.Evidence.postalAddress($0) })
    }

    @Test(arguments: [
        Case("Boston, United States", "America/New_York"), Case("Portland, United States", nil),
        Case("Portland, Oregon, United States", "America/Los_Angeles"), Case("Tinytown, United States", nil),
        Case("Washington, United States", "America/New_York"), Case("Houston, US", "America/Chicago"),
    ])
    func aPlaceTellsTheZoneOfItsCity(_ sample: Case) {
        let believed = Self.judge.zone(ZoneClues(places: [sample.address]), at: Self.now)

        #expect(believed?.zone == sample.zone.flatMap { TimeZone(identifier: $0) })
        #expect(believed?.evidence == sample.zone.map { _ in BelievedZone.Evidence.place(sample.address) })
    }

    @Test(arguments: [
        ("+1 212 555 0100", "America/New_York", "+1212"), ("001 (206) 555-0100", "America/Los_Angeles", "+1206"),
        ("+7 (383) 123-45-67", "Asia/Novosibirsk", "+7383"), ("+55 (0)11 91234-5678", "America/Sao_Paulo", "+5511"),
        // Not known, or of no use; a zone that does not exist; not international.
        ("+1 219 555 0100", nil, nil), ("+7 912 123-45-67", nil, nil), ("+7 701 123 4567", nil, nil),
        ("212 555 0100", nil, nil),
    ])
    func anAreaCodeTellsItsZone(_ phone: String, zone: String?, code: String?) {
        let believed = Self.judge.zone(ZoneClues(phone: phone), at: Self.now)

        #expect(believed?.zone == zone.flatMap { TimeZone(identifier: $0) })
        #expect(believed?.words == code.map { "by the phone number, which begins with \($0)" })
    }

    @Test func whatHasNoAreaCodeIsToldByItsCountry() {
        let believed = Self.judge.zone(ZoneClues(phone: "+49 30 123456"), at: Self.now)

        #expect(believed?.zone.identifier == "Europe/Berlin")
        #expect(believed?.words == "by the phone number, Germany")
    }

    private static let phones: [(number: String, zone: String?)] = [
        ("+1 416 555 0100", "America/Toronto"), ("+1 312 555 0100", "America/Chicago"),
        ("+1 808 555 0100", "Pacific/Honolulu"), ("+1 787 555 0100", "America/Puerto_Rico"),
        ("+7 495 123 45 67", "Europe/Moscow"), ("+7 401 212 34 56", "Europe/Kaliningrad"),
        ("+7 423 123 45 67", "Asia/Vladivostok"), ("+7 727 123 45 67", "Asia/Almaty"),
        ("+55 11 91234 5678", "America/Sao_Paulo"),
        // Of two times; mobile; free of charge.
        ("+1 219 555 0100", nil), ("+1 850 555 0100", nil), ("+7 912 123 45 67", nil), ("+1 800 555 0100", nil),
    ]

    private static let known: [(address: String, zone: String?)] = [
        ("Houston, TX 77002", "America/Chicago"), ("Boston, United States", "America/New_York"),
        ("Portland, Maine", "America/New_York"), ("Naperville, IL 60540", "America/Chicago"),
        ("St. John's, NL A1C 5M2, Canada", "America/St_Johns"),
        ("Broken Hill NSW 2880, Australia", "Australia/Broken_Hill"), ("St. Petersburg, Russia", "Europe/Moscow"),
        ("Lisboa, Portugal", "Europe/Lisbon"), ("Ponta Delgada, Portugal", "Atlantic/Azores"),
        ("Manaus, Brazil", "America/Manaus"), ("Washington, DC 20500, USA", "America/New_York"),
        ("Springfield, USA", nil), ("Portland, USA", nil),
    ]

    /// What set-up made; without it most addresses in the largest countries tell nothing.
    @Test func theTableOfSetUpKnowsCitiesAndAreaCodes() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: ".build-tools/libraries/zones/cities.tsv")
        #expect(FileManager.default.fileExists(atPath: file.path), "run scripts/setup test")
        let bytes = try Data(contentsOf: file, options: .mappedIfSafe)
        let judge = ZoneJudge(countries: CountryZones(Self.countries, cities: CityTable(bytes)))

        for (address, zone) in Self.known {
            let believed = judge.zone(ZoneClues(postalAddress: address), at: Self.now)
            #expect(believed?.zone.identifier == zone, "\(address)")
        }
        for (number, zone) in Self.phones {
            let believed = judge.zone(ZoneClues(phone: number), at: Self.now)
            #expect(believed?.zone.identifier == zone, "\(number)")
        }
    }
}
