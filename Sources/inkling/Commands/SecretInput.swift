internal import Foundation

/// Reads a secret: typed twice without showing it at a terminal, or one line of standard input.
enum SecretInput {
    /// What was typed.
    static func password(atLeast length: Int) throws(SecretInputError) -> String {
        let first = try line(asking: "Password: ")
        guard first.count >= length else { throw .tooShort(length) }
        guard isatty(STDIN_FILENO) == 1 else { return first }
        guard try line(asking: "Once more: ") == first else { throw .different }
        return first
    }

    private static func line(asking question: String) throws(SecretInputError) -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine() else { throw .missing }
            return line
        }
        FileHandle.standardError.write(Data(question.utf8))
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        guard let line = readLine() else { throw .missing }
        return line
    }
}

/// Why there is no secret.
enum SecretInputError: Error, Hashable, CustomStringConvertible {
    case missing
    case tooShort(Int)
    case different

    var description: String {
        switch self {
        case .missing: "No password was given. Type one, or give it as one line on standard input."
        case .tooShort(let length): "The password is too short: it needs at least \(length) characters."
        case .different: "The two passwords differ. Nothing was changed; try again."
        }
    }
}
