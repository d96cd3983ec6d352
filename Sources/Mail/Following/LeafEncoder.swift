/// Writes a document that comes in runs into a message, in a transfer encoding.
struct LeafEncoder {
    private enum Form {
        case identity
        case base64(Base64Lines)
        case quotedPrintable(QuotedPrintable)
    }

    private var form: Form
    /// What is not encoded yet.
    private var waiting: [UInt8] = []

    /// So much is encoded at once: little beside a large document, and whole lines of base64.
    private static let portion = 57 * 1_024

    init(_ encoding: TransferEncoding, lineBreak: LineBreak) {
        form =
            switch encoding {
            case .identity, .uuencode: .identity
            case .base64: .base64(Base64Lines(lineBreak: lineBreak))
            case .quotedPrintable: .quotedPrintable(QuotedPrintable(lineBreak: lineBreak))
            }
    }

    /// How much a document of some length takes, at most where it is base64 and about where it is quoted-printable.
    func room(for length: Int) -> Int {
        switch form {
        case .identity: length
        case .base64: length / 3 * 4 + length / 57 * 2 + 8
        case .quotedPrintable: length + length / 4
        }
    }

    mutating func add(_ run: ArraySlice<UInt8>, to message: inout [UInt8]) {
        if case .identity = form {
            message += run
            return
        }
        var rest = run
        while !rest.isEmpty {
            let next = rest.prefix(max(Self.portion - waiting.count, 1))
            waiting += next
            rest = rest[next.endIndex...]
            if waiting.count >= Self.portion { encode(to: &message, isLast: false) }
        }
    }

    /// Writes what is left.
    mutating func finish(_ message: inout [UInt8]) {
        encode(to: &message, isLast: true)
    }

    private mutating func encode(to message: inout [UInt8], isLast: Bool) {
        let done: Int
        switch form {
        case .identity: done = waiting.count
        case .base64(var lines):
            done = lines.write(waiting, to: &message, isLast: isLast)
            form = .base64(lines)
        case .quotedPrintable(var text):
            done = text.write(waiting, to: &message, isLast: isLast)
            form = .quotedPrintable(text)
        }
        waiting.removeFirst(done)
    }
}
