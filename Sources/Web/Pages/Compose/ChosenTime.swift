internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// When an email is to leave, as the buttons of a form say it.
enum ChosenTime: Hashable {
    /// At once.
    case now
    /// At a moment ahead.
    case later(Instant)
    /// No moment can be read, or it is over: what is wrong, as a sentence.
    case wrong(String)

    /// Reads a button's word and the field beside it; `nil` for buttons that are about something else.
    init?(_ button: String?, typed: TypedTime, for visit: Visit) {
        switch button {
        case "now":
            self = .now
        // A time that stands in the field is meant, also by whoever presses Enter in it: nothing leaves early by accident.
        case "send" where typed.text.isEmpty:
            self = .now
        case "send", "later":
            guard let moment = typed.moment(in: visit.zone) else {
                self = .wrong("Choose the day and the time at which it is to leave.")
                return
            }
            let isAhead = moment > visit.now
            self = isAhead ? .later(moment) : .wrong("That time is over. Choose a later one, or send it now.")
        default:
            let quick = button.flatMap(WallTime.Quick.init(rawValue:))
            guard let moment = quick?.time(at: visit.now, in: visit.zone).instant(in: visit.zone) else { return nil }
            self = .later(moment)
        }
    }
}
