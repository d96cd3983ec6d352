internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// Reads what an email should be from a request: each member that is given replaces that of a draft.
struct DraftBody {
    /// The longest subject, in characters.
    static let maximumSubject = 2_000
    /// The longest HTML or plain text, in characters.
    static let maximumText = WebConfiguration.usualMessageSize

    /// The draft with what was given put in.
    let draft: Draft
    /// The version that was seen before, if the caller cares.
    let version: Int?
    /// What placeholders are to be filled in with, before what is known; `nil` where nothing is to be filled in.
    let fields: [PlaceholderName: String]?
    /// Whether subject or text were given.
    let givesText: Bool

    /// Reads a request that changes `base`, which is a new draft or the one that is there.
    ///
    /// - Throws: a problem that names everything wrong.
    init(
        _ value: JSONValue,
        changing base: Draft,
        allowsVersion: Bool,
        reminders: ReminderBase
    ) throws(Problem) {
        var members = try Members(value)
        var draft = base
        draft.from = members.address("from") ?? base.from
        draft.to = members.addresses("to") ?? base.to
        draft.cc = members.addresses("cc") ?? base.cc
        draft.bcc = members.addresses("bcc") ?? base.bcc
        draft.subject = members.string("subject", .line(upTo: Self.maximumSubject)) ?? base.subject
        draft.html = members.nullableString("html", .text(upTo: Self.maximumText)) ?? base.html
        draft.text = members.nullableString("text", .text(upTo: Self.maximumText)) ?? base.text
        draft.wish = members.truth("follow") ?? base.wish
        draft.sendAt = members.nullableInstant("sendAt") ?? base.sendAt
        draft.reminder = members.reminder("reminder", from: reminders.leaving(at: draft.sendAt)) ?? base.reminder
        draft.template = members.nullableID("template") ?? base.template
        fields = members.fields("fields")
        givesText = ["subject", "html", "text"].contains { members.has($0) }
        draft.regarding = members.nullableID("regarding") ?? base.regarding
        version = allowsVersion ? members.integer("version", in: 1...Int(Int32.max)) : nil
        let given = ["to": draft.to, "cc": draft.cc, "bcc": draft.bcc].filter { members.has($0.key) }
        try members.finish()
        self.draft = draft
        try checkCount(given: given.values.reduce(0) { $0 + $1.count })
    }

    /// Too many in the request are its fault; too many with those that stay are a conflict with what is there.
    private func checkCount(given: Int) throws(Problem) {
        let count = draft.recipients.count
        guard count > Draft.maximumRecipients else { return }
        let error = StoreError.tooManyRecipients(limit: Draft.maximumRecipients, given: count)
        if given > Draft.maximumRecipients { throw Problem(error) }
        throw Problem(.doesNotFit, error.description)
    }
}

extension Members {
    /// An address with or without a name: `{"address": …, "name": …}`.
    mutating func address(_ name: String) -> Address? {
        guard let (value, place) = value(name) else { return nil }
        return address(value, at: place)
    }

    /// A list of addresses.
    mutating func addresses(_ name: String) -> [Address]? {
        guard let (value, place) = value(name) else { return nil }
        guard case .array(let values) = value, values.count <= Draft.maximumRecipients else {
            fault(name, "A list of at most \(Draft.maximumRecipients) addresses is expected here.")
            return nil
        }
        return values.enumerated().compactMap { address($1, at: place.element($0)) }
    }

    private mutating func address(_ value: JSONValue, at place: JSONPointer) -> Address? {
        do {
            var members = try Members(value, at: place)
            let name = members.nullableString("name", Self.nameRule) ?? nil
            let address = members.required("address", members.string("address", .line(1, upTo: 320)))
            try members.finish()
            guard let address else { return nil }
            return try Address(name: name?.isEmpty == true ? nil : name, address: address)
        } catch let problem as Problem {
            for fault in problem.faults { add(fault) }
        } catch {
            add(Problem.Fault(pointer: place.member("address").text, detail: "\(error)"))
        }
        return nil
    }
}
