internal import Testing

/// A mail program that submits many messages by SMTP over several connections, and writes down each that was answered 250.
struct Submitter: Sendable {
    private let program: LaunchedProgram
    private let output: TemporaryFolder
    private let name: String

    /// Begins to submit `count` messages, each to one recipient at `sink.test`, who are numbered from `first` on.
    init(_ count: Int, from first: Int, connections: Int = 4, at site: SubmissionSite) throws {
        name = "taken-\(first)"
        output = site.folder
        program = try LaunchedProgram(
            [
                try #require(Checkout.program("python3")), "-c", Self.script, "\(site.ports[0])",
                site.folder.file("chain.pem"), site.user, site.password, "\(first)", "\(count)", "\(connections)",
            ],
            output: site.folder.file(name),
            errors: "/dev/null"
        )
    }

    /// To whom messages were taken so far.
    var taken: [String] {
        // Of a line that is still being written only the beginning may be there.
        output.text(name).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Waits until that many were taken, or it has ended.
    func hasTaken(_ count: Int) async throws {
        try await eventually("\(count) messages are taken", within: .seconds(300), every: .milliseconds(2)) {
            let isRunning = await program.isRunning
            return taken.count >= count || !isRunning ? true : nil
        }
    }

    /// Waits for its end; gives to whom messages were taken.
    func finish() async throws -> [String] {
        _ = try await program.wait(within: .seconds(300))
        await program.end()
        return taken
    }

    /// A connection that breaks takes its message with it: whether that was taken nobody told.
    private static let script = #"""
        import os, smtplib, ssl, sys, threading
        port, certificates, user, password, first, count, connections = sys.argv[1:8]
        numbers = iter(range(int(first), int(first) + int(count)))
        lock = threading.Lock()

        def submit():
            try:
                smtp = smtplib.SMTP("localhost", int(port), timeout=60)
                smtp.starttls(context=ssl.create_default_context(cafile=certificates))
                smtp.login(user, password)
                while True:
                    with lock:
                        number = next(numbers, None)
                    if number is None:
                        return
                    to = f"r{number}@sink.test"
                    head = f"From: {user}\r\nTo: {to}\r\nSubject: {to}\r\nMessage-ID: <{number}@seller.example>\r\n"
                    smtp.sendmail(user, [to], head + "Content-Type: text/html\r\n\r\n<p>Hello</p>\r\n")
                    os.write(1, f"{to}\n".encode())
            except OSError:
                pass

        threads = [threading.Thread(target=submit) for _ in range(int(connections))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        """#
}
