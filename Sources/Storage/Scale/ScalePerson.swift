internal import Engagement
internal import Mail
internal import Tracking

/// Somebody of a large workspace who is written to, with what emails to them need.
struct ScalePerson: Sendable {
    let id: ContactID
    let address: Address
    /// Name and address as emails are searched by.
    let searchText: String
    /// Which of ``ScaleWords/places`` they are at.
    let place: Int
    /// The hour of the day around which they look at their mail, by their clock.
    let hour: Int
    /// How willingly they read, from 0 to 1.
    let zeal: Double
    /// Which account they belong to.
    let account: Int
    let device: Device
    /// Whether they may be followed.
    let preference: Preference
}
