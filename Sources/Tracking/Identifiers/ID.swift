package import Foundation

/// The name of one stored thing: a UUID of version 7 (RFC 9562 §5.7), so that keys sort by the time they were made.
///
/// `Subject` is a tag that exists only for the compiler: an email's id can't be given where a user's is asked for.
package struct ID<Subject>: Hashable, Sendable {
    /// The UUID itself.
    package let uuid: UUID

    /// Takes a UUID that was made elsewhere, from storage or an address, say.
    package init(uuid: UUID) {
        self.uuid = uuid
    }

    /// Reads the usual text form; `nil` where it is none.
    package init?(_ text: some StringProtocol) {
        guard let uuid = UUID(uuidString: String(text)) else { return nil }
        self.uuid = uuid
    }

    /// Makes a new id for something that begins to exist at `instant`.
    package static func new(at instant: Instant) -> ID {
        var generator = SystemRandomNumberGenerator()
        return new(at: instant, using: &generator)
    }

    /// Makes a new id with the randomness given.
    package static func new(at instant: Instant, using generator: inout some RandomNumberGenerator) -> ID {
        let milliseconds = UInt64(max(0, instant.microseconds / 1_000))
        let random = (generator.next() as UInt64, generator.next() as UInt64)
        let high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        let low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
        return ID(high: high, low: low)
    }

    /// The sixteen bytes, most significant first.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: uuid.uuid) { Array($0) }
    }

    /// Takes the sixteen bytes back; `nil` for any other number of them.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var value = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).uuid
        withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes) }
        self.uuid = UUID(uuid: value)
    }

    private init(high: UInt64, low: UInt64) {
        var value = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).uuid
        withUnsafeMutableBytes(of: &value) { buffer in
            buffer.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            buffer.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        self.uuid = UUID(uuid: value)
    }
}

extension ID: Comparable {
    /// The order of the bytes, and so of the time they were made.
    package static func < (left: ID, right: ID) -> Bool { left.uuid < right.uuid }
}

extension ID: CustomStringConvertible {
    /// The lower-case text form, as it stands in addresses and JSON.
    package var description: String { uuid.uuidString.lowercased() }
}

extension ID: Codable {
    /// Reads the text form.
    package init(from decoder: any Decoder) throws {
        uuid = try UUID(from: decoder)
    }

    /// Writes the lower-case text form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Tags for ``ID``; none of them has values.
package enum Subject {
    /// One piece of outgoing mail.
    package enum Email {}
    /// Somebody who logs in.
    package enum User {}
    /// Somebody who is written to.
    package enum Contact {}
    /// A company or household that contacts belong to.
    package enum Account {}
    /// Something that may be sold.
    package enum Opportunity {}
    /// What an email is about: a contact, an account or an opportunity.
    package enum Record {}
    /// One believed happening.
    package enum Interaction {}
    /// One stored request.
    package enum Hit {}
    /// One item of the assistant.
    package enum Card {}
    /// One log-in of a browser.
    package enum Session {}
    /// One key to the API.
    package enum APIToken {}
    /// One password of a mail program.
    package enum ProgramPassword {}
    /// One message in the sandbox.
    package enum SandboxMessage {}
    /// A group of sellers.
    package enum Team {}
    /// One line of the audit log.
    package enum AuditEntry {}
    /// One attachment or inserted image of an email.
    package enum File {}
    /// One thing that was blocked.
    package enum Block {}
    /// One server that mail goes to or comes from.
    package enum MailServer {}
    /// One reply or report that came in.
    package enum Reply {}
    /// One text that emails are begun from.
    package enum Template {}
    /// One consent to being followed.
    package enum Consent {}
}

/// The name of an email.
package typealias EmailID = ID<Subject.Email>
/// The name of a user.
package typealias UserID = ID<Subject.User>
/// The name of a contact.
package typealias ContactID = ID<Subject.Contact>
/// The name of an account.
package typealias AccountID = ID<Subject.Account>
/// The name of an opportunity.
package typealias OpportunityID = ID<Subject.Opportunity>
/// The name of a contact, an account or an opportunity, where any of them may stand.
package typealias RecordID = ID<Subject.Record>
/// The name of an interaction.
package typealias InteractionID = ID<Subject.Interaction>
/// The name of a stored hit.
package typealias HitID = ID<Subject.Hit>
/// The name of a card.
package typealias CardID = ID<Subject.Card>
/// The name of a session.
package typealias SessionID = ID<Subject.Session>
/// The name of an API token; not the token itself.
package typealias APITokenID = ID<Subject.APIToken>
/// The name of a mail program's password; not the password itself.
package typealias ProgramPasswordID = ID<Subject.ProgramPassword>
/// The name of a message in the sandbox.
package typealias SandboxMessageID = ID<Subject.SandboxMessage>
/// The name of a team.
package typealias TeamID = ID<Subject.Team>
/// The name of an audit entry.
package typealias AuditEntryID = ID<Subject.AuditEntry>
/// The name of an attachment or an inserted image.
package typealias FileID = ID<Subject.File>
/// The name of a block.
package typealias BlockID = ID<Subject.Block>
/// The name of a mail server.
package typealias MailServerID = ID<Subject.MailServer>
/// The name of a reply or report.
package typealias ReplyID = ID<Subject.Reply>
/// The name of a template.
package typealias TemplateID = ID<Subject.Template>
/// The name of a consent.
package typealias ConsentID = ID<Subject.Consent>
