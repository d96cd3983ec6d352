internal import Foundation
internal import Testing

/// Postfix's `smtp-sink`: takes every message, and keeps each as a file.
struct MailSink {
    static let path = ["/usr/sbin/smtp-sink", "/usr/bin/smtp-sink"].first { Checkout.has($0) }

    let port: Int
    private let folder: String
    private let program: LaunchedProgram

    /// Listens on a free port, and writes into a folder that is made anew.
    init(folder: String) async throws {
        let path = try #require(Self.path)
        port = FreePorts.choose(1)[0]
        self.folder = folder
        // As root it insists on being somebody else, who must be able to write.
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o777]
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
        let user = getuid() == 0 ? ["-u", "nobody"] : []
        program = try LaunchedProgram(
            [path] + user + ["-R", folder, "-d", "m.", "127.0.0.1:\(port)", "256"],
            output: "/dev/null"
        )
        try await eventually("the sink listens") { [port] in FreePorts.isAnswered(port) ? true : nil }
    }

    /// Who got how many messages.
    var received: [String: Int] {
        get throws {
            try messages.reduce(into: [:]) { counts, message in
                let line = message.split(whereSeparator: \.isNewline).first { $0.hasPrefix("X-Rcpt-Args: <") }
                guard let recipient = line?.dropFirst("X-Rcpt-Args: <".count).prefix(while: { $0 != ">" }) else {
                    return
                }
                counts[String(recipient), default: 0] += 1
            }
        }
    }

    /// What it kept.
    var messages: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap {
                FileManager.default.contents(atPath: "\(folder)/\($0)").map { String(decoding: $0, as: UTF8.self) }
            }
        }
    }

    func stop() async {
        await program.end()
    }
}
