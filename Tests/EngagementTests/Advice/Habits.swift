import Engagement
import Foundation
import Tracking

/// People whose hours are known, because a test made them.
struct Habits {
    private var generator: SeededRandom
    private let days: Int64 = 20_000

    init(seed: UInt64) {
        generator = SeededRandom(seed: seed)
    }

    /// Somebody who is active once a day around a time that may depend on how much of their history is over.
    mutating func person(
        _ name: String,
        days count: Int,
        offset: Int = 0,
        spread: Double = 45,
        around minute: (Double) -> Int?
    ) -> HabitHistory {
        var moments: [HabitMoment] = []
        for day in 0..<count {
            guard let middle = minute(Double(day) / Double(count)) else { continue }
            let local = Double(middle) + spread * normal()
            moments.append(moment(day: day, minute: Int(local.rounded(.down)), offset: offset))
        }
        return HabitHistory(person: name, moments: moments)
    }

    /// Minutes may lie before or behind the day.
    func moment(day: Int, minute: Int, offset: Int = 0) -> HabitMoment {
        HabitMoment(seconds: (days + Int64(day)) * 86_400 + Int64(minute - offset) * 60, offset: offset)
    }

    mutating func share() -> Double { generator.share() }

    /// A time of the day as crowds have it: around noon, seldom at night.
    mutating func usualMinute() -> Int { (Int(13 * 60 + 180 * normal()) + 1_440) % 1_440 }

    mutating func anyMinute() -> Int { Int(generator.share() * 1_440) }

    private mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + generator.share() }
    }
}
