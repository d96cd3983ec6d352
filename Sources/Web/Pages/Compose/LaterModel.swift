internal import Engagement
internal import Foundation

/// The choice of a time as a form shows it.
struct LaterModel {
    let sendAtTyped: String
    let sendAtWrong: String?
    let hasTime: Bool
    let zoneName: String
    let quick: [Quick]

    /// A button.
    struct Quick {
        let word: String
        let quickLabel: String
    }

    init(typed: String, wrong: String?, for visit: Visit) {
        sendAtTyped = typed
        sendAtWrong = wrong
        hasTime = !typed.isEmpty || wrong != nil
        zoneName = visit.zone.identifier
        quick = WallTime.Quick.allCases.map { Quick(word: $0.rawValue, quickLabel: $0.label) }
    }
}
