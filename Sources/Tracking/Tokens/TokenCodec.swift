/// The bytes inside a token's seal: version, kind, email, recipient, ordinal and, for a link, its target.
enum TokenCodec {
    /// Tokens live for years in other people's mailboxes: a new form gets a new number, and this one stays readable.
    private static let version: UInt8 = 1

    /// About how many bytes a token takes; more where a link's original has to be kept.
    static func room(for token: Token) -> Int {
        if case .link(_, let target) = token.content { 64 + target.location.utf8.count } else { 32 }
    }

    static func append(_ token: Token, to bytes: inout [UInt8]) {
        bytes.append(version)
        bytes.append(token.kind.rawValue)
        bytes.append(contentsOf: token.copy.email.bytes)
        bytes.append(number: token.copy.recipient)
        bytes.append(number: token.ordinal)
        if case .link(_, let target) = token.content { append(target, to: &bytes) }
    }

    /// `nil` where the bytes are of no version and kind that is known here.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> Token? {
        var reader = ByteReader(bytes)
        guard reader.number(UInt8.self) == version,
            let kind = reader.number().flatMap(HitKind.init(rawValue:)),
            let email = reader.run(of: 16).flatMap({ EmailID(bytes: $0) }),
            let recipient = reader.number(UInt16.self),
            let ordinal = reader.number(UInt16.self),
            let content = content(kind, ordinal, &reader),
            reader.isAtEnd
        else { return nil }
        return Token(copy: CopyReference(email: email, recipient: recipient), content: content)
    }

    private static func content(_ kind: HitKind, _ ordinal: UInt16, _ reader: inout ByteReader) -> Token.Content? {
        switch kind {
        case .beacon: ordinal == 0 ? .beacon : nil
        case .link: target(&reader).map { .link(ordinal: ordinal, target: $0) }
        case .file: .file(ordinal: ordinal)
        case .image: .image(ordinal: ordinal)
        case .page: ordinal == 0 ? .page : nil
        }
    }

    private static func append(_ target: LinkTarget, to bytes: inout [UInt8]) {
        bytes.append(number: UInt16(target.location.utf8.count))
        bytes.append(contentsOf: target.location.utf8)
        if let original = target.original {
            bytes.append(contentsOf: ByteDifference.encode(original, from: Array(target.location.utf8)))
        }
    }

    private static func target(_ reader: inout ByteReader) -> LinkTarget? {
        guard let length = reader.number(UInt16.self), let run = reader.run(of: Int(length)) else { return nil }
        let location = String(decoding: run, as: UTF8.self)
        guard !reader.isAtEnd else { return LinkTarget(location: location) }
        return ByteDifference.decode(reader.rest(), from: Array(run), limit: LinkTarget.maximumOriginalLength)
            .flatMap { LinkTarget(location: location, original: $0) }
    }
}
