internal import Engagement

/// Who is written to in the demo: customers of a maker of bottling lines, in several countries and zones.
enum DemoCast {
    static let people: [DemoPerson] = germany + europe + overseas

    private static let germany = [
        DemoPerson(
            "Maria Ochoa",
            "maria@ochoa-drinks.example",
            "+49 341 555 0101",
            zone: "Europe/Berlin",
            network: "192.0.2.21",
            .chrome,
            hours: [9, 10],
            .keen
        ),
        DemoPerson(
            "Jonas Weber",
            "jonas@weber-maschinen.example",
            "+49 711 555 0104",
            zone: "Europe/Berlin",
            network: "192.0.2.34",
            .outlook,
            hours: [8, 13],
            .usual,
            preference: .disallow
        ),
        DemoPerson(
            "Petra Brandt",
            "petra.brandt@quellwerk.example",
            "+49 351 555 0110",
            zone: "Europe/Berlin",
            network: "192.0.2.40",
            .guardedOutlook,
            hours: [7, 8],
            .usual
        ),
        DemoPerson(
            "Murat Aydin",
            "m.aydin@quellwerk.example",
            "+49 351 555 0111",
            zone: "Europe/Berlin",
            network: "192.0.2.41",
            .guardedOutlook,
            hours: [11, 15],
            .busy
        ),
        DemoPerson(
            "Sabine Vogt",
            "sabine@brauhaus-vogt.example",
            "+49 921 555 0112",
            zone: "Europe/Berlin",
            network: "192.0.2.52",
            .iPhone,
            hours: [12, 18],
            .keen
        ),
        DemoPerson(
            "Felix Hahn",
            "felix.hahn@hahn-pack.example",
            "+49 40 555 0113",
            zone: "Europe/Berlin",
            network: "192.0.2.60",
            .android,
            hours: [7, 17],
            .usual
        ),
    ]

    private static let europe = [
        DemoPerson(
            "Tomás Prado",
            "tomas.prado@prado-logistics.example",
            "+34 91 555 0102",
            zone: "Europe/Madrid",
            network: "198.51.100.12",
            .gmail,
            hours: [10, 16],
            .usual
        ),
        DemoPerson(
            "Kirsten Lind",
            "k.lind@northwind.example",
            "+45 33 55 01 03",
            zone: "Europe/Copenhagen",
            network: "198.51.100.20",
            .outlook,
            hours: [8, 9],
            .keen
        ),
        DemoPerson(
            "Søren Dahl",
            "s.dahl@northwind.example",
            "+45 33 55 01 04",
            zone: "Europe/Copenhagen",
            network: "198.51.100.21",
            .outlook,
            hours: [14],
            .busy
        ),
        DemoPerson(
            "Claire Dubois",
            "claire@eaux-dubois.example",
            "+33 4 55 50 01 05",
            zone: "Europe/Paris",
            network: "198.51.100.33",
            .iPhone,
            hours: [9, 14],
            .usual
        ),
        DemoPerson(
            "Giulia Conti",
            "g.conti@acqua-conti.example",
            "+39 02 5550 106",
            zone: "Europe/Rome",
            network: "198.51.100.41",
            .chrome,
            hours: [11, 15],
            .keen
        ),
        DemoPerson(
            "Oliver Marsh",
            "oliver.marsh@marshcider.example",
            "+44 117 555 0107",
            zone: "Europe/London",
            network: "198.51.100.52",
            .gmail,
            hours: [8, 20],
            .usual
        ),
        DemoPerson(
            "Anneli Korhonen",
            "anneli@jarvi-juomat.example",
            "+358 9 555 0108",
            zone: "Europe/Helsinki",
            network: "198.51.100.63",
            .android,
            hours: [7, 8],
            .usual
        ),
        DemoPerson(
            "Piotr Nowak",
            "piotr.nowak@nowak-soki.example",
            "+48 22 555 0109",
            zone: "Europe/Warsaw",
            network: "198.51.100.71",
            .outlook,
            hours: [9, 13],
            .busy
        ),
    ]

    private static let overseas = [
        DemoPerson(
            "Grace Hill",
            "grace.hill@hillside-water.example",
            "+1 312 555 0114",
            zone: "America/Chicago",
            network: "203.0.113.14",
            .chrome,
            hours: [8, 9],
            .keen
        ),
        DemoPerson(
            "Daniel Reyes",
            "d.reyes@reyesbottling.example",
            "+1 213 555 0115",
            zone: "America/Los_Angeles",
            network: "203.0.113.25",
            .gmail,
            hours: [7, 10],
            .usual
        ),
        DemoPerson(
            "Helena Costa",
            "helena@costa-sucos.example",
            "+55 11 5555 0116",
            zone: "America/Sao_Paulo",
            network: "203.0.113.36",
            .android,
            hours: [10, 14],
            .usual
        ),
        DemoPerson(
            "Kenji Mori",
            "mori@mori-inryo.example",
            "+81 3 5550 0117",
            zone: "Asia/Tokyo",
            network: "203.0.113.47",
            .outlook,
            hours: [9, 17],
            .usual
        ),
        DemoPerson(
            "Priya Nair",
            "priya.nair@malabar-drinks.example",
            "+91 484 555 0118",
            zone: "Asia/Kolkata",
            network: "203.0.113.58",
            .iPhone,
            hours: [10, 21],
            .keen
        ),
        DemoPerson(
            "Liam Walsh",
            "liam@walsh-springs.example",
            "+61 2 5550 0119",
            zone: "Australia/Sydney",
            network: "203.0.113.69",
            .chrome,
            hours: [8, 12],
            .busy
        ),
    ]
}
