package import Mail
package import Tracking

/// What can be blocked because it was misused.
package enum Blockable: Hashable, Sendable {
    /// No link leads to this host, or to a name below it, any more.
    case host(LinkHost)
    /// The links and files of this email are offered no more.
    case email(EmailID)
    /// What this key sealed is refused.
    case key(KeyID)

    /// Which sort of thing it is.
    package var kind: BlockKind {
        switch self {
        case .host: .host
        case .email: .email
        case .key: .key
        }
    }

    /// Its name: the host, the email's id, the key's number.
    package var text: String {
        switch self {
        case .host(let host): host.text
        case .email(let id): id.description
        case .key(let id): id.description
        }
    }

    /// Reads what somebody typed: a host or an URL there, an email's id or the address of its page, a key's number.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for the field `what`.
    package init(_ kind: BlockKind, typed: String) throws(StoreError) {
        guard let what = Self.read(kind, typed) else { throw .invalid(field: "what", problem: kind.expectation) }
        self = what
    }

    /// Reads what was stored.
    init(_ row: SQLRow) throws(DatabaseError) {
        guard let what = Self.read(try row.word("kind"), try row.text("what")) else { throw .unexpectedColumn("what") }
        self = what
    }

    private static func read(_ kind: BlockKind, _ text: String) -> Blockable? {
        switch kind {
        case .host: LinkHost(typed: text).map { .host($0) }
        case .email: emailID(in: text).map { .email($0) }
        case .key: UInt16(text.filter { !$0.isWhitespace }).map { .key(KeyID(rawValue: $0)) }
        }
    }

    private static func emailID(in text: String) -> EmailID? {
        let path = text.filter { !$0.isWhitespace }.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.flatMap { EmailID($0) }
    }
}

extension BlockKind {
    fileprivate var expectation: String {
        switch self {
        case .host: "A host such as contoso.com is expected here, or the address of a page there."
        case .email: "The id of an email is expected here, or the address of its page."
        case .key: "The number of a key is expected here, as `inkling key list` shows it."
        }
    }
}
