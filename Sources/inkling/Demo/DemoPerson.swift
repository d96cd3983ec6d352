internal import Engagement
internal import Foundation
internal import Tracking

/// Somebody of the demo, with the habits that three months of mail show.
struct DemoPerson: Hashable, Sendable {
    let name: String
    let address: String
    let phone: String
    /// A time zone of the tz database.
    let zone: String
    /// Where they read.
    let network: String
    let program: DemoProgram
    /// Hours of the day at which they look at their mail, in their own zone.
    let hours: [Int]
    /// How often they read, follow a link once they read, and answer once they read.
    let habits: Habits
    let preference: Preference

    struct Habits: Hashable, Sendable {
        let reads: Double
        let clicks: Double
        let answers: Double

        /// Reads everything and answers.
        static let keen = Habits(reads: 0.92, clicks: 0.5, answers: 0.42)
        /// Reads most of it.
        static let usual = Habits(reads: 0.7, clicks: 0.3, answers: 0.18)
        /// Reads some of it, and hardly answers.
        static let busy = Habits(reads: 0.4, clicks: 0.15, answers: 0.06)
    }

    init(
        _ name: String,
        _ address: String,
        _ phone: String,
        zone: String,
        network: String,
        _ program: DemoProgram,
        hours: [Int],
        _ habits: Habits,
        preference: Preference = .allow
    ) {
        self.name = name
        self.address = address
        self.phone = phone
        self.zone = zone
        self.network = network
        self.program = program
        self.hours = hours
        self.habits = habits
        self.preference = preference
    }

    var firstName: String { name.split(separator: " ").first.map(String.init) ?? name }

    var timeZone: TimeZone { TimeZone(identifier: zone) ?? .gmt }

    /// Somebody whom the demo does not know: habits drawn by their address, always the same for the same one.
    init(stranger address: String, name: String) {
        var random = SeededRandom(seed: address.utf8.reduce(7) { ($0 &* 31) &+ UInt64($1) })
        let programs: [DemoProgram] = [.outlook, .chrome, .gmail, .android]
        self.init(
            name.isEmpty ? address : name,
            address,
            "",
            zone: "Europe/Berlin",
            network: "198.51.100.77",
            random.pick(programs) ?? .chrome,
            hours: [9, 14],
            .keen
        )
    }
}
