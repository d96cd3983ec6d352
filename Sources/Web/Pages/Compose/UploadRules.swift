internal import Engagement
internal import Storage

/// What scripts must know before they upload a file: the server says no as well, but later.
struct UploadRules {
    let followsNewFiles: Bool
    let largestFollowed: Int64
    let largestAttached: Int64
    let largestPicture: Int64
    let largestFollowedWords: String
    let largestAttachedWords: String
    let largestPictureWords: String

    init(_ settings: WorkspaceSettings, _ limits: FileLimits) {
        followsNewFiles = settings.followsNewFiles
        largestFollowed = limits.followedFile
        largestAttached = limits.room(besides: 0)
        largestPicture = PictureKind.maximumSize
        largestFollowedWords = Counts.size(Int(largestFollowed))
        largestAttachedWords = Counts.size(Int(largestAttached))
        largestPictureWords = Counts.size(Int(largestPicture))
    }
}
