internal import Tracking

/// Addresses that stand for the files of an email, and for its recipients' pages, while its copies are not yet told apart.
///
/// They lead nowhere (RFC 2606 §2: `.invalid`), nobody can guess one, and none is left when a copy goes out.
struct FileMarks: Sendable {
    /// What each of them begins with.
    let prefix: String

    init(using generator: inout some RandomNumberGenerator) {
        let number = String(generator.next() as UInt64, radix: 36)
        prefix = "https://inkling-\(number).invalid/"
    }

    /// The address that stands for a file.
    func mark(for reference: FileReference) -> String {
        "\(prefix)\(reference.kind == .file ? "f" : "i")/\(reference.ordinal)"
    }

    /// The address that stands for the recipient's page.
    var page: String { prefix + "p/0" }

    /// What a token for that address carries; `nil` for any other address.
    func content(of url: String) -> Token.Content? {
        guard url.hasPrefix(prefix) else { return nil }
        let rest = url.dropFirst(prefix.count).split(separator: "/")
        guard rest.count == 2, let ordinal = UInt16(rest[1]) else { return nil }
        switch rest[0] {
        case "f": return .file(ordinal: ordinal)
        case "i": return .image(ordinal: ordinal)
        case "p": return .page
        default: return nil
        }
    }
}
