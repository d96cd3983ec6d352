internal import Engagement
internal import Foundation
internal import Tracking

/// The choice of a time as a form shows it.
struct LaterModel {
    let sendAtTyped: String
    /// The moment itself, for a browser that is in another zone by now.
    let sendAtMoment: String?
    let sendAtWrong: String?
    let hasTime: Bool
    let zoneName: String
    let quick: [Quick]

    /// A button.
    struct Quick {
        let word: String
        let quickLabel: String
    }

    init(typed: TypedTime, wrong: String?, for visit: Visit) {
        sendAtTyped = typed.text
        sendAtMoment = typed.moment(in: visit.zone)?.description
        sendAtWrong = wrong
        hasTime = !typed.text.isEmpty || wrong != nil
        zoneName = typed.zoneName(or: visit.zone)
        quick = WallTime.Quick.allCases.map { Quick(word: $0.rawValue, quickLabel: $0.label) }
    }
}
