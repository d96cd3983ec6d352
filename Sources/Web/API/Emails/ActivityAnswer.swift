internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// One line of an email's timeline.
struct ActivityAnswer: Encodable, Sendable {
    let id: InteractionID
    let email: EmailID
    let kind: InteractionKind
    let at: Instant
    let lastAt: Instant
    @Nullable var recipient: Person?
    let verdict: Verdict
    let confidence: Double
    let reasons: [String]
    let device: DeviceAnswer
    @Nullable var place: String?
    @Nullable var link: LinkAnswer?
    @Nullable var file: File?
    let served: Bool
    let count: Int

    /// Which file it was.
    struct File: Encodable, Sendable {
        let id: FileID
        let ordinal: UInt16
        let filename: String

        init(_ file: EmailFile) {
            id = file.id
            ordinal = file.reference.ordinal
            filename = file.name
        }
    }

    /// Whose copy it was.
    struct Person: Encodable, Sendable {
        let ordinal: UInt16
        let address: String
        @Nullable var name: String?
        @Nullable var contact: ContactID?

        init(_ recipient: Recipient) {
            ordinal = recipient.ordinal
            address = recipient.address.address
            _name = Nullable(wrappedValue: recipient.address.name)
            _contact = Nullable(wrappedValue: recipient.contact)
        }
    }

    init(_ interaction: Interaction, of email: Email) {
        id = interaction.id
        self.email = email.id
        kind = interaction.kind
        at = interaction.at
        lastAt = interaction.lastAt
        _recipient = Nullable(wrappedValue: email.recipient(interaction.copy.recipient).map(Person.init))
        verdict = interaction.judgement.verdict
        confidence = interaction.judgement.confidence
        reasons = interaction.judgement.reasons
        device = DeviceAnswer(interaction.device)
        _place = Nullable(wrappedValue: interaction.place)
        let link = interaction.kind == .clicked ? email.links.first { $0.ordinal == interaction.ordinal } : nil
        _link = Nullable(wrappedValue: link.map(LinkAnswer.init))
        _file = Nullable(wrappedValue: email.file(of: interaction).map(File.init))
        served = interaction.wasServed
        count = interaction.count
    }
}

/// What something was done with, as far as it is known.
struct DeviceAnswer: Encodable, Sendable {
    @Nullable var type: DeviceType?
    @Nullable var system: String?
    @Nullable var program: String?

    init(_ device: Device) {
        _type = Nullable(wrappedValue: device.type)
        _system = Nullable(wrappedValue: device.system)
        _program = Nullable(wrappedValue: device.program)
    }
}
