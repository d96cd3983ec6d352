internal import Engagement
internal import Storage

/// What somebody sets for themselves, as it is shown.
struct SettingsModel {
    let place = SettingsPlace.profile.model
    let isAdministrator: Bool
    let userName: String
    let userAddress: String
    let roleWords: String
    let wishesAsWorkspace: Bool
    let wishesFollowing: Bool
    let wishesNone: Bool
    let usualWish: String
    /// As it is typed: lines, or HTML where lines can't say it.
    let signature: String
    let signatureWrong: String?
    let themeIsDevice: Bool
    let themeIsLight: Bool
    let themeIsDark: Bool
    let shortestPassword = Passwords.minimumLength
    let currentWrong: String?
    let newWrong: String?

    init(
        _ wrong: SettingsPage.PasswordFaults,
        signature kept: String,
        wrongSignature: (typed: TypedSignature, problem: String)?,
        isUsuallyFollowed: Bool,
        for visit: Visit
    ) {
        isAdministrator = visit.user.role == .administrator
        userName = visit.user.name
        userAddress = visit.user.address
        roleWords = visit.user.role.words
        wishesAsWorkspace = !visit.user.hasOwnWish
        wishesFollowing = visit.user.hasOwnWish && visit.user.wishesFollowing
        wishesNone = visit.user.hasOwnWish && !visit.user.wishesFollowing
        usualWish = isUsuallyFollowed ? "followed" : "not followed"
        signature = wrongSignature?.typed.text ?? TypedSignature(kept: kept).text
        signatureWrong = wrongSignature?.problem
        themeIsDevice = visit.theme == nil
        themeIsLight = visit.theme == .light
        themeIsDark = visit.theme == .dark
        currentWrong = wrong.current
        newWrong = wrong.new
    }
}
