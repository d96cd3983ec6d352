internal import Foundation
package import Mail

/// What was found in a file and done to it, for people and programs that want to see (design §4).
package struct FollowingTable: Hashable, Sendable {
    /// Whether the copy is followed.
    package enum State: String, Hashable, Sendable, Encodable {
        /// It carries trackers.
        case on
        /// It is the file as it was.
        case off
    }

    /// One link, followed or left alone.
    package struct Row: Hashable, Sendable {
        /// Its number among the followed; nil where it is left alone.
        package let ordinal: UInt16?
        /// Where it leads.
        package let url: String
        /// What stands in its place; nil where it is left alone.
        package let tracked: String?
        /// Why it is left alone.
        package let reason: LinkLeftAlone.Reason?
        /// Where it stands.
        package let place: LinkPlace
    }

    /// How long the tokens are, in characters.
    package struct TokenLengths: Hashable, Sendable, Encodable {
        /// How many there are, the beacon's included.
        package private(set) var count = 0
        /// The shortest; 0 where there is none.
        package private(set) var shortest = 0
        /// The longest.
        package private(set) var longest = 0
        /// All together.
        package private(set) var total = 0

        mutating func add(_ length: Int) {
            shortest = count == 0 ? length : min(shortest, length)
            longest = max(longest, length)
            total += length
            count += 1
        }
    }

    /// Every link in order of the bytes.
    package private(set) var links: [Row] = []
    /// The beacon's address; nil where there is none.
    package private(set) var beacon: String?
    /// Whether the copy is followed.
    package private(set) var state = State.on
    /// Why it is not.
    package private(set) var reason: String?
    /// Whose copy it is, as far as it is known.
    package let recipient: String?
    /// The header fields that differ.
    package internal(set) var headerFields: [HeaderChange] = []
    /// What else there is to know; sentences.
    package private(set) var notes: [String] = []
    /// How long the tokens are.
    package private(set) var tokenLengths = TokenLengths()
    /// Bytes of the file as it was.
    package let originalLength: Int
    /// Bytes of the copy.
    package private(set) var copyLength: Int

    init(recipient: String?, length: Int) {
        self.recipient = recipient
        originalLength = length
        copyLength = length
    }

    func off(because reason: String?) -> FollowingTable {
        var table = self
        table.state = .off
        table.reason = reason
        return table
    }

    func on(notes: [String], length: Int) -> FollowingTable {
        var table = self
        table.notes = notes
        table.copyLength = length
        return table
    }

    /// Seals the links, takes note of them all, and gives the addresses in order of the followed ones.
    mutating func addresses(
        of links: [Link],
        leftAlone: [LinkLeftAlone],
        beacon: CopySeal.Address?,
        seal: inout CopySeal
    ) throws(CopyError) -> [String] {
        var addresses: [String] = []
        for link in links {
            let address = try seal.address(of: link)
            addresses.append(address.url)
            tokenLengths.add(address.tokenLength)
            self.links.append(
                Row(ordinal: link.ordinal, url: link.url, tracked: address.url, reason: nil, place: link.place)
            )
        }
        if let beacon { tokenLengths.add(beacon.tokenLength) }
        self.beacon = beacon?.url
        self.links += leftAlone.map {
            Row(ordinal: nil, url: $0.url, tracked: nil, reason: $0.reason, place: $0.place)
        }
        self.links.sort { ($0.place.part, $0.place.offset) < ($1.place.part, $1.place.offset) }
        return addresses
    }
}
