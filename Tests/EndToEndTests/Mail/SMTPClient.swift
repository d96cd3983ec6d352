internal import Testing

/// A program of somebody else's that hands a message over by SMTP, each in its own way.
enum SMTPClient: String, CaseIterable, Sendable {
    case swaks, msmtp, curl, smtplib

    /// Whether TLS begins with a word in clear, or with the first byte.
    enum Way: String, CaseIterable, Sendable {
        case startTLS, wrapped
    }

    /// What it is told.
    struct Errand: Sendable {
        var way: Way
        var port: Int
        var certificates: String
        var user: String
        var password: String
        var sender: String
        var recipients: [String]
        /// The path of a file with lines that end with CR LF.
        var message: String
    }

    static var areThere: Bool {
        ["swaks", "msmtp", "curl", "python3"].allSatisfy { Checkout.program($0) != nil } && Openssl.path != nil
    }

    /// Hands a message over; succeeds only if the server took it.
    func send(_ errand: Errand) async throws -> FinishedProgram {
        let text = try #require(FileText.read(errand.message))
        switch self {
        case .swaks:
            let tls = errand.way == .startTLS ? "-tls" : "-tlsc"
            return try await run(
                "swaks",
                [
                    "--server", "127.0.0.1:\(errand.port)", tls, "--tls-verify", "--tls-ca-path", errand.certificates,
                    "--auth", errand.way == .startTLS ? "PLAIN" : "LOGIN", "--auth-user", errand.user,
                    "--auth-password", errand.password, "-f", errand.sender, "-t",
                    errand.recipients.joined(separator: ","), "--data", "@\(errand.message)",
                ]
            )
        case .msmtp:
            return try await run(
                "msmtp",
                [
                    "--host=localhost", "--port=\(errand.port)", "--auth=plain", "--user=\(errand.user)",
                    "--passwordeval=echo \(errand.password)", "--tls=on",
                    "--tls-starttls=\(errand.way == .startTLS ? "on" : "off")",
                    "--tls-trust-file=\(errand.certificates)", "-f", errand.sender,
                ] + errand.recipients,
                // It ends lines itself.
                input: text.replacing("\r\n", with: "\n")
            )
        case .curl:
            let scheme = errand.way == .startTLS ? "smtp" : "smtps"
            return try await run(
                "curl",
                [
                    "-q", "-sS", "--url", "\(scheme)://localhost:\(errand.port)", "--ssl-reqd", "--cacert",
                    errand.certificates, "--user", "\(errand.user):\(errand.password)", "--mail-from", errand.sender,
                ] + errand.recipients.flatMap { ["--mail-rcpt", $0] } + ["-T", errand.message]
            )
        case .smtplib:
            return try await run(
                "python3",
                [
                    "-c", Self.script, errand.way.rawValue, "\(errand.port)", errand.certificates, errand.user,
                    errand.password, errand.sender, errand.message,
                ] + errand.recipients
            )
        }
    }

    private func run(_ name: String, _ arguments: [String], input: String = "") async throws -> FinishedProgram {
        try await FinishedProgram.run([try #require(Checkout.program(name))] + arguments, input: input)
    }

    private static let script = """
        import smtplib, ssl, sys
        way, port, certificates, user, password, sender, message = sys.argv[1:8]
        context = ssl.create_default_context(cafile=certificates)
        if way == "wrapped":
            smtp = smtplib.SMTP_SSL("localhost", int(port), context=context)
        else:
            smtp = smtplib.SMTP("localhost", int(port))
            smtp.starttls(context=context)
        smtp.login(user, password)
        refused = smtp.sendmail(sender, sys.argv[8:], open(message, "rb").read())
        smtp.quit()
        sys.exit(1 if refused else 0)
        """
}
