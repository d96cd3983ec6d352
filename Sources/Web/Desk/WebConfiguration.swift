internal import Storage
package import Tracking

/// How the web app and API are set up; read once, at the root.
package struct WebConfiguration: Sendable {
    /// The host name or address to listen on.
    package var host: String
    /// The port to listen on; 0 for any free one.
    package var port: Int
    /// Under which address people reach the pages, without a slash at its end: what mailed links begin with.
    package var publicAddress = "http://127.0.0.1:8080"
    /// The public base URL of the tracking listener; pictures may be loaded from it where sandbox messages are shown.
    package var trackingBase: TrackingBase
    /// Where set-up put what others wrote for the pages: the editor, charts, fonts; `nil` for none.
    package var librariesFolder: String?
    /// Whether cookies are for HTTPS only, as they must be in production.
    package var usesSecureCookies: Bool
    /// The largest message taken, in bytes (product §13).
    package var maximumMessageSize: Int
    /// The largest followed file, in bytes.
    package var maximumFollowedFileSize = FileLimits().followedFile
    /// All followed files of one email together, in bytes.
    package var maximumFollowedFilesSize = FileLimits().followedFiles

    /// Where mail programs hand their mail over; none where they can't.
    package var submissionPlaces: [SubmissionPlace] = []

    /// 25 MiB.
    package static let usualMessageSize = RawSubmission.maximumSize

    /// Sets everything that has no good default of its own.
    package init(
        host: String = "127.0.0.1",
        port: Int = 8_080,
        trackingBase: TrackingBase,
        librariesFolder: String? = nil,
        usesSecureCookies: Bool = false,
        maximumMessageSize: Int = WebConfiguration.usualMessageSize
    ) {
        self.host = host
        self.port = port
        self.trackingBase = trackingBase
        self.librariesFolder = librariesFolder
        self.usesSecureCookies = usesSecureCookies
        self.maximumMessageSize = maximumMessageSize
    }
}
