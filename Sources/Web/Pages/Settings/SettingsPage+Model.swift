internal import Engagement
internal import Storage

/// What somebody sets for themselves, as it is shown.
struct SettingsModel {
    let place = SettingsPlace.profile.model
    let isAdministrator: Bool
    let userName: String
    let userAddress: String
    let roleWords: String
    let wishesFollowing: Bool
    let themeIsDevice: Bool
    let themeIsLight: Bool
    let themeIsDark: Bool
    let shortestPassword = Passwords.minimumLength
    let currentWrong: String?
    let newWrong: String?

    init(_ wrong: SettingsPage.PasswordFaults, for visit: Visit) {
        isAdministrator = visit.user.role == .administrator
        userName = visit.user.name
        userAddress = visit.user.address
        roleWords = visit.user.role.words
        wishesFollowing = visit.user.wishesFollowing
        themeIsDevice = visit.theme == nil
        themeIsLight = visit.theme == .light
        themeIsDark = visit.theme == .dark
        currentWrong = wrong.current
        newWrong = wrong.new
    }
}
