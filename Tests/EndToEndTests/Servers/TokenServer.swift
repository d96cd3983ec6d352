internal import Foundation
internal import Testing

/// A provider that makes access tokens, on loopback with TLS, and tells mail servers which are good.
///
/// What it answers depends on the path that it is asked at, as its script says.
struct TokenServer: Sendable {
    let folder: TemporaryFolder
    private let port: Int
    private let checkPort: Int

    /// The certificate that it shows, which vouches for itself.
    var certificate: String { folder.file("cert.pem") }

    /// Where it is asked.
    func address(_ path: String) -> String { "https://localhost:\(port)/\(path)" }

    /// The bodies of the questions, in order.
    var questions: [String] { folder.text("questions").split(separator: "\n").map(String.init) }

    /// Runs a test with it.
    static func run(_ body: (TokenServer) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let ports = FreePorts.choose(2)
            let server = TokenServer(folder: folder, port: ports[0], checkPort: ports[1])
            try await Openssl.makePair("cert.pem", "key.pem", in: folder)
            let python = try #require(Checkout.program("python3"))
            let program = try LaunchedProgram(
                [python, "-c", script, folder.path, "\(ports[0])", "\(ports[1])"],
                output: folder.file("log")
            )
            do {
                for port in ports { try await eventually("it listens") { FreePorts.isAnswered(port) } }
                try await body(server)
                await program.end()
            } catch {
                print("The token server's log:\n\(folder.text("log"))")
                await program.end()
                throw error
            }
        }
    }

    /// What lets a Dovecot ask which tokens are good; a file for it lies in its folder then.
    func dovecot(in other: TemporaryFolder) throws -> String { try dovecot(in: other.path) }

    /// The same by a path.
    func dovecot(in path: String) throws -> String {
        let file = path + "/tokens.conf"
        let settings = """
            introspection_mode = get
            introspection_url = http://127.0.0.1:\(checkPort)/check?token=
            username_attribute = username
            active_attribute = active
            active_value = true

            """
        try Data(settings.utf8).write(to: URL(filePath: file))
        return """

            passdb {
              driver = oauth2
              mechanisms = xoauth2
              args = \(file)
            }

            """
    }

    // Tokens name whom they are for, as the refresh token does.
    private static let script = #"""
        import json, ssl, sys, threading, time, urllib.parse
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        folder, port, check_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        lock = threading.Lock()

        class Provider(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                with lock, open(folder + "/questions", "a") as file:
                    file.write(body + "\n")
                user = dict(urllib.parse.parse_qsl(body)).get("refresh_token", "")
                good = {"access_token": "good-for-" + user, "token_type": "Bearer", "expires_in": 3600}
                status, answer = {
                    "/good": (200, good),
                    "/renewing": (200, good | {"refresh_token": user + "#"}),
                    "/endless": (200, good | {"expires_in": 1e300}),
                    "/stale": (200, good | {"access_token": "bad"}),
                    "/expired": (400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}),
                    "/client": (401, {"error": "invalid_client"}),
                    "/broken": (503, "<h1>Down</h1>"),
                    "/garbage": (200, "<h1>Hello</h1>"),
                    "/empty": (200, good | {"access_token": ""}),
                    "/elsewhere": (302, ""),
                }.get(self.path, (404, "nothing"))
                if self.path == "/silent":
                    time.sleep(60)
                text = answer if isinstance(answer, str) else json.dumps(answer)
                self.send_response(status)
                self.send_header("Location", "/good")
                self.send_header("Content-Type", "text/html" if isinstance(answer, str) else "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

        class Checker(BaseHTTPRequestHandler):
            def do_GET(self):
                token = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query)).get("token", "")
                name = token.removeprefix("good-for-").rstrip("#")
                answer = {"active": True, "username": name} if token.startswith("good-for-") else {"active": False}
                text = json.dumps(answer)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

        provider = ThreadingHTTPServer(("127.0.0.1", port), Provider)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")
        provider.socket = context.wrap_socket(provider.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=provider.serve_forever, daemon=True).start()
        ThreadingHTTPServer(("127.0.0.1", check_port), Checker).serve_forever()
        """#
}
