internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// What was typed as what an email is about, and why it was not taken.
struct TypedRegarding: Sendable {
    let text: String
    let picked: RecordID?
    let wrong: String
}

/// Where it is said anew what an email is about.
struct RegardingModel {
    let regardLink: String
    let regardingTyped: String
    let regardingPicked: String
    let regardingWrong: String?
    let regardingUndo: Undo?

    /// Taking the last change back.
    struct Undo {
        let undoWords: String
        /// What it was about before; empty for nothing.
        let undoTo: String
    }

    /// What the address of the page says of an email that was about nothing.
    static let nothing = "nothing"

    /// Whether the visitor may change it here: what is a draft is changed where it is written.
    static func isOffered(_ email: Email, to visit: Visit) -> Bool {
        !email.status.isEditable && visit.viewer.mayOpen(thingsOf: email.seller)
    }

    /// `nil` where it can't be changed here; `before` is what it was about until just now.
    init?(_ email: Email, typed: TypedRegarding?, before: String?, for visit: Visit) {
        guard Self.isOffered(email, to: visit) else { return nil }
        regardLink = Route.regardEmail(email.id).path
        regardingTyped = typed?.text ?? email.regarding?.name ?? ""
        regardingPicked = (typed.map(\.picked) ?? email.regarding?.record.id)?.description ?? ""
        regardingWrong = typed?.wrong
        regardingUndo = Undo(email, before: before)
    }
}

extension RegardingModel.Undo {
    fileprivate init?(_ email: Email, before: String?) {
        guard let before else { return nil }
        let record = RecordID(before)
        guard record != nil || before == RegardingModel.nothing else { return nil }
        undoWords = email.regarding.map { "It is about \($0.name) now." } ?? "It is about nothing in particular now."
        undoTo = record?.description ?? ""
    }
}

extension EmailPage {
    /// Says anew what an email is about, or takes that back.
    func regard(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        let store = site.desk.store
        guard let email = try await store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        let fields = try await request.form()
        if fields["do"] == "undo" {
            try await store.setRegarding(fields["to"].flatMap { RecordID($0) }, of: id, by: visit.viewer)
            return .seeOther(Route.email(id).path)
        }
        let text = fields["regarding"] ?? ""
        let picked = fields["regarding-picked"].flatMap { RecordID($0) }
        let finding = try await RecordLookup(store: store).find(text, picked: picked, among: Set(RecordKind.allCases))
        let record: RecordID?
        switch finding {
        case .nothing: record = nil
        case .found(let reference): record = reference.record.id
        case .wrong(let words):
            let typed = TypedRegarding(text: text, picked: picked, wrong: words)
            return try await show(request, context, typedRegarding: typed)
        }
        let before = email.regarding?.record.id
        guard record != before else { return .seeOther(Route.email(id).path) }
        try await store.setRegarding(record, of: id, by: visit.viewer)
        let was = before?.description ?? RegardingModel.nothing
        return .seeOther(PageAddress(.email(id)).with("was", was).text)
    }
}
