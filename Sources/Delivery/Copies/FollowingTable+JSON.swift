internal import Foundation
internal import Mail

// Members without a value are written as null, so that every row has the same ones.
extension FollowingTable: Encodable {
    private enum Members: String, CodingKey {
        case links, beacon, state, reason, recipient, headerFields, notes, tokenLengths, bytes
    }

    private struct Lengths: Encodable {
        let original: Int
        let copy: Int
        let growth: Int
    }

    /// The table as JSON, on one line.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + Array("\n".utf8)
    }

    /// Writes all its members.
    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Members.self)
        try members.encode(links, forKey: .links)
        try members.encode(beacon, forKey: .beacon)
        try members.encode(state, forKey: .state)
        try members.encode(reason, forKey: .reason)
        try members.encode(recipient, forKey: .recipient)
        try members.encode(headerFields, forKey: .headerFields)
        try members.encode(notes, forKey: .notes)
        try members.encode(tokenLengths, forKey: .tokenLengths)
        let growth = copyLength - originalLength
        try members.encode(Lengths(original: originalLength, copy: copyLength, growth: growth), forKey: .bytes)
    }
}

extension FollowingTable.Row: Encodable {
    private enum Members: String, CodingKey {
        case ordinal, url, tracked, reason
        case place = "where"
    }

    private struct Place: Encodable {
        let part: Int
        let line: Int
        let offset: Int
        let conditionalComment: Bool
    }

    /// Writes all its members.
    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Members.self)
        try members.encode(ordinal, forKey: .ordinal)
        try members.encode(url, forKey: .url)
        try members.encode(tracked, forKey: .tracked)
        try members.encode(reason, forKey: .reason)
        let place = Place(
            part: place.part,
            line: place.line,
            offset: place.offset,
            conditionalComment: place.isInComment
        )
        try members.encode(place, forKey: .place)
    }
}
