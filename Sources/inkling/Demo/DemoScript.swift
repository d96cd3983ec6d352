internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// Three months of a small sales team's mail, made up from a seed: the same for the same seed and day.
struct DemoScript {
    /// Mail is written over so many days before now.
    static let days = 91
    /// The zone of the sellers.
    static let zone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    /// How many mails a seller writes on a working day, at most.
    static let dailyMails = [4, 2, 2]
    /// What is not there any more: mail to it comes back.
    static let lost = DemoPerson(
        "Ralf Otto",
        "ralf.otto@weber-maschinen.example",
        "+49 711 555 0120",
        zone: "Europe/Berlin",
        network: "192.0.2.99",
        .outlook,
        hours: [9],
        .busy
    )

    private let now: Instant
    private var random: SeededRandom

    init(now: Instant, seed: UInt64 = 2_026) {
        self.now = now
        random = SeededRandom(seed: seed)
    }

    /// The mails in the order of their sending.
    mutating func mails() -> [DemoMail] {
        let today = WallTime(now, in: Self.zone)
        var mails: [DemoMail] = []
        for day in (-Self.days)...0 {
            let date = today.adding(days: day)
            guard WorkingHours().isWorkday(date) else { continue }
            for (seller, most) in Self.dailyMails.enumerated() {
                for _ in 0..<Int.random(in: 1...most, using: &random) {
                    if let mail = mail(of: seller, on: date) { mails.append(mail) }
                }
            }
        }
        return mails.sorted { $0.at < $1.at }
    }

    private mutating func mail(of seller: Int, on date: WallTime) -> DemoMail? {
        let minute = Int.random(in: 8 * 60 + 10..<17 * 60, using: &random)
        guard let at = date.at(hour: minute / 60, minute: minute % 60).instant(in: Self.zone), at < now,
            let letter = random.pick(DemoLetter.all), let first = random.pick(DemoCast.people)
        else { return nil }
        guard !random.chance(0.02) else {
            let bounce = DemoDeed(at: at + .seconds(3), recipient: 0, kind: .bounce)
            return DemoMail(seller: seller, at: at, letter: letter, people: [Self.lost], deeds: [bounce])
        }
        var people = [first]
        if random.chance(0.15), let second = colleague(of: first) { people.append(second) }
        var deeds: [DemoDeed] = []
        for (recipient, person) in people.enumerated() where person.preference == .allow {
            deeds += self.deeds(of: person, recipient: recipient, with: letter, after: at)
        }
        deeds = deeds.filter { $0.at < now }.sorted { $0.at < $1.at }
        return DemoMail(seller: seller, at: at, letter: letter, people: people, deeds: deeds)
    }

    private func colleague(of person: DemoPerson) -> DemoPerson? {
        let domain = person.address.split(separator: "@").last
        return DemoCast.people.first { $0 != person && $0.address.split(separator: "@").last == domain }
    }

    private mutating func deeds(
        of person: DemoPerson,
        recipient: Int,
        with letter: DemoLetter,
        after sent: Instant
    ) -> [DemoDeed] {
        func deed(_ at: Instant, _ kind: DemoDeed.Kind) -> DemoDeed {
            DemoDeed(at: at, recipient: recipient, kind: kind)
        }
        var deeds: [DemoDeed] = []
        if person.program.fetchesAhead { deeds.append(deed(sent + seconds(3...40), .fetchAhead)) }
        if person.program.isGuarded {
            for link in letter.links.indices {
                deeds.append(deed(sent + .seconds(20 + 2 * link), .sweep(link: link)))
            }
        }
        if random.chance(0.03) {
            let back = WallTime(sent, in: person.timeZone).adding(days: Int.random(in: 3...12, using: &random))
            deeds.append(deed(sent + seconds(2...9), .away(until: back.dayText)))
            return deeds
        }
        guard random.chance(person.habits.reads) else { return deeds }
        let read = reading(of: person, after: sent)
        // Apple's relay shows nothing of a reading: only links do.
        if !person.program.fetchesAhead { deeds.append(deed(read, .open)) }
        if !letter.links.isEmpty, random.chance(person.habits.clicks) {
            let link = Int.random(in: letter.links.indices, using: &random)
            deeds.append(deed(read + seconds(8...240), .click(link: link)))
        }
        if random.chance(person.habits.answers), let text = random.pick(letter.answers) {
            let at = read + seconds(300...9_000)
            deeds.append(deed(at, .answer(text)))
            if random.chance(0.6) { deeds.append(deed(at + seconds(900...20_000), .sellerAnswers)) }
        }
        if !person.program.fetchesAhead, random.chance(0.25) {
            deeds.append(deed(reading(of: person, after: read + .seconds(3_600)), .open))
        }
        return deeds
    }

    /// When somebody who keeps their hours comes to read what was sent.
    private mutating func reading(of person: DemoPerson, after sent: Instant) -> Instant {
        let zone = person.timeZone
        let day = WallTime(sent, in: zone)
        for days in 0...6 {
            for hour in person.hours {
                let minute = Int.random(in: 0...59, using: &random)
                let time = day.adding(days: days).at(hour: hour, minute: minute)
                let isWork = WorkingHours().isWorkday(time)
                guard isWork || random.chance(0.15), let at = time.instant(in: zone), at > sent + .seconds(120),
                    random.chance(0.75)
                else { continue }
                return at + seconds(0...59)
            }
        }
        return sent + seconds(7_200...90_000)
    }

    private mutating func seconds(_ range: ClosedRange<Int>) -> Duration {
        .milliseconds(Int.random(in: range.lowerBound * 1_000...range.upperBound * 1_000, using: &random))
    }
}
