/// Figures of the listener, the journal and intake since the process started.
package struct EdgeCounts: Hashable, Sendable {
    /// Connections accepted.
    package var connections = 0
    /// Connections closed at once, since there were too many.
    package var refusedConnections = 0
    /// Connections that are closed again, by whomever.
    package var closedConnections = 0
    /// Requests answered, of any kind.
    package var requests = 0
    /// Answers with the beacon's picture, genuine or not.
    package var beacons = 0
    /// Answers that led on.
    package var redirects = 0
    /// Answers with the warning page, since host, email or key is blocked.
    package var blocked = 0
    /// Answers with a followed attachment or hosted image, or a part of one.
    package var files = 0
    /// Answers with the page for a file that expired or was taken back.
    package var goneFiles = 0
    /// Answers with the page for a file of which nothing is known.
    package var unknownFiles = 0
    /// Files that could not be read from the disk, at all or to their end.
    package var missingFiles = 0
    /// Downloads that had to wait for another time, since there were too many.
    package var refusedDownloads = 0
    /// Requests for something tracked whose token was damaged, forged or of a misused key.
    package var refusedTokens = 0
    /// Requests that are no HTTP we understand, or too long.
    package var badRequests = 0
    /// Connections on which TLS was not agreed upon.
    package var failedHandshakes = 0
    /// Connections closed because nothing came, or nothing was taken, in time.
    package var timeouts = 0
    /// Hits on beacons that are to be recorded.
    package var beaconHits = 0
    /// Hits on links that are to be recorded.
    package var linkHits = 0
    /// Hits on followed attachments that are to be recorded.
    package var fileHits = 0
    /// Hits on hosted images that are to be recorded.
    package var imageHits = 0
    /// Hits that were on disk before their answer left, within 250 ms.
    package var recordedHits = 0
    /// Hits that are on disk, but whose answer left before: the disk took more than 250 ms, or refused for long.
    package var lateHits = 0
    /// Hits that were answered and never written.
    package var lostHits = 0
    /// Hits not recorded because following is off or the copy is silenced.
    package var silencedHits = 0
    /// Syncs of the journal.
    package var commits = 0
    /// Writes or syncs of the journal that failed; each ends its segment.
    package var failedCommits = 0
    /// Places of the journal that could not be read as hits and were set aside.
    package var damagedPlaces = 0
    /// Hits that storage refused and that were set aside.
    package var refusedHits = 0

    /// Nothing yet.
    package init() {}

    mutating func add(_ other: EdgeCounts) {
        connections += other.connections
        refusedConnections += other.refusedConnections
        closedConnections += other.closedConnections
        requests += other.requests
        beacons += other.beacons
        redirects += other.redirects
        blocked += other.blocked
        files += other.files
        goneFiles += other.goneFiles
        unknownFiles += other.unknownFiles
        missingFiles += other.missingFiles
        refusedDownloads += other.refusedDownloads
        refusedTokens += other.refusedTokens
        badRequests += other.badRequests
        failedHandshakes += other.failedHandshakes
        timeouts += other.timeouts
        beaconHits += other.beaconHits
        linkHits += other.linkHits
        fileHits += other.fileHits
        imageHits += other.imageHits
        recordedHits += other.recordedHits
        lateHits += other.lateHits
        lostHits += other.lostHits
        silencedHits += other.silencedHits
        commits += other.commits
        failedCommits += other.failedCommits
        damagedPlaces += other.damagedPlaces
        refusedHits += other.refusedHits
    }
}
