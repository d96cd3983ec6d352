/// The form in which passwords for mail programs are handed out: five groups of four letters and digits, `abcd-efgh-…`.
///
/// The first group is a mark that finds the password among its user's, the others are 80 random bits.
struct ProgramPasswordText: Hashable, Sendable {
    /// Without hyphens, as it is hashed.
    let letters: String

    /// By what it is found.
    var mark: String { String(letters.prefix(4)) }

    /// What is shown once.
    var text: String {
        stride(from: 0, to: letters.count, by: 4)
            .map { String(letters.dropFirst($0).prefix(4)) }
            .joined(separator: "-")
    }

    /// RFC 4648 §6 in lower case: no two of its signs are taken for one another.
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    private static let length = 20

    /// Makes one up.
    init(_ secrets: SecretSource) {
        // Each byte of the secret's 32 gives 5 bits.
        letters = String(secrets.bytes(Self.length).map { Self.alphabet[Int($0 & 31)] })
    }

    /// Reads what a mail program says, with hyphens and blanks or without; anything at all is some password.
    init(typed text: String) {
        letters = String(text.lowercased().filter { $0 != "-" && $0 != " " })
    }
}
