package import Foundation

/// One email made ready for its copies: read and cut up once, then each recipient's copy is joined from the pieces.
package struct CopyPlan: Sendable {
    /// The links that are followed; empty where the message can't be followed.
    package let links: [Link]
    /// The links that are not, with reasons.
    package let leftAlone: [LinkLeftAlone]
    /// What else its sender should know, such as that a frameset takes no beacon; sentences.
    package let notes: [String]
    /// The id that all copies share, without angle brackets: the message's own, else the one that was given.
    package let messageID: String

    /// Whether followed copies carry a beacon.
    package var carriesBeacon: Bool { beaconLeaf != nil }

    private let message: Message
    private let headerRules: HeaderRules
    private let leaves: [LeafPlan]
    /// Which leaf carries the beacon.
    private let beaconLeaf: Int?

    /// Prepares a message.
    ///
    /// `missingMessageID` (without angle brackets) and `missingDate` are used where it has none.
    package init(
        message: Message,
        rules: FollowingRules,
        missingMessageID: String,
        missingDate: Date
    ) throws(MessageError) {
        self.message = message
        headerRules = HeaderRules(message, missingMessageID: missingMessageID, missingDate: missingDate)
        messageID = headerRules.messageID
        let reader = LeafReader(message, rules: rules)
        leaves = reader.leaves
        links = leaves.flatMap(\.html.links)
        leftAlone = leaves.flatMap(\.html.leftAlone)
        notes = reader.notes
        beaconLeaf = reader.beaconLeaf
    }

    /// One recipient's followed copy: links replaced by what `link` makes of them, the beacon's URL put in.
    ///
    /// Where the message has an obstacle this is the same as ``plain(answersTo:)``.
    package func followed(beacon: String, answersTo own: Address? = nil, link: (Link) -> String) -> [UInt8] {
        guard !leaves.isEmpty else { return plain(answersTo: own) }
        var edits = headerRules.edits(bodyChanges: true, answersTo: own)
        for (index, leaf) in leaves.enumerated() {
            leaf.write(leaf.html.copy(beacon: index == beaconLeaf ? beacon : nil, link: link), into: &edits)
        }
        return edits.applied(to: message.bytes)
    }

    /// The copy without trackers: an objector's, an unfollowed email's, and the seller's own.
    ///
    /// Old trackers of ours in quoted text are taken out of it, too (product §3.4). `own` is an address of the copy's own that
    /// gets answers besides those that get them anyway.
    package func plain(answersTo own: Address? = nil) -> [UInt8] {
        let tracked = leaves.filter(\.html.holdsTrackers)
        var edits = headerRules.edits(bodyChanges: !tracked.isEmpty, answersTo: own)
        for leaf in tracked { leaf.write(leaf.html.original(), into: &edits) }
        return edits.applied(to: message.bytes)
    }

    /// The message with our old trackers taken out of its HTML, and otherwise the same bytes.
    package func restored() -> [UInt8] {
        var edits = Edits()
        for leaf in leaves where leaf.html.holdsTrackers {
            leaf.write(leaf.html.original(), into: &edits)
        }
        return edits.applied(to: message.bytes)
    }
}
