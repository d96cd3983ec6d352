/// Where in a message a link stands, for people who look for it.
package struct LinkPlace: Hashable, Sendable, Codable {
    /// Which HTML part of the message, from 0.
    package let part: Int
    /// The byte in the decoded part, from 0, at which the attribute's value begins.
    package let offset: Int
    /// The line of the decoded part, from 1.
    package let line: Int
    /// Whether it stands in one of Outlook's conditional comments.
    package let isInComment: Bool
}
