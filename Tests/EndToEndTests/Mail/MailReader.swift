internal import Foundation
internal import Testing

/// Reads mail with Python's own library, which shares nothing with the server: what it finds is what others would find.
enum MailReader {
    /// Reads messages, in order.
    static func read(messages: [[UInt8]]) async throws -> [ReadMail] {
        try await read(messages, suffix: "eml")
    }

    /// Reads HTML documents as if each were the text of a message.
    static func read(documents: [[UInt8]]) async throws -> [ReadMail] {
        try await read(documents, suffix: "html")
    }

    private static func read(_ files: [[UInt8]], suffix: String) async throws -> [ReadMail] {
        let python = try #require(Checkout.program("python3"), "scripts/setup test installs Python")
        return try await withTemporaryFolder { folder in
            let paths = try files.enumerated().map { try folder.write($1, to: "\($0).\(suffix)") }
            let list = try folder.write(paths.joined(separator: "\n").utf8, to: "list")
            let result = folder.file("result")
            let run = try await FinishedProgram.run([python, "-c", script, list, result])
            try #require(run.succeeded, "\(run.output)")
            return try JSONDecoder().decode([ReadMail].self, from: Data(folder.text("result").utf8))
        }
    }

    private static let script = #"""
        import email, email.policy, html.parser, json, sys

        class Finder(html.parser.HTMLParser):
            def __init__(self):
                super().__init__()
                self.links, self.pictures = [], []
            def handle_starttag(self, tag, attributes):
                first = {}
                for name, value in attributes:
                    first.setdefault(name, value)
                if first.get("href") is not None and (tag in ("a", "area") or tag.startswith("v:")):
                    self.links.append(first["href"])
                if tag == "img" and first.get("src"):
                    self.pictures.append(first["src"])
            def handle_comment(self, comment):
                # What Outlook reads and others skip: <!--[if mso]> … <![endif]-->
                if comment.startswith("[if"):
                    inner = Finder()
                    inner.feed(comment)
                    self.links += inner.links
                    self.pictures += inner.pictures

        def text(part):
            try:
                return part.get_payload(decode=True).decode(part.get_content_charset() or "latin-1")
            except (LookupError, UnicodeDecodeError):
                return part.get_payload(decode=True).decode("latin-1")

        def read(path):
            data = open(path, "rb").read()
            if path.endswith(".html"):
                message, document, plain = email.message.EmailMessage(), data.decode("utf-8", "replace"), None
            else:
                message = email.message_from_bytes(data, policy=email.policy.default)
                leaves = [part for part in message.walk() if not part.is_multipart()]
                found = lambda kind: next((text(p) for p in leaves if p.get_content_type() == kind), None)
                document, plain = found("text/html"), found("text/plain")
            finder = Finder()
            finder.feed(document or "")
            finder.close()
            people = lambda name: [a.addr_spec for f in message.get_all(name, []) for a in getattr(f, "addresses", [])]
            return {
                "from": people("From"), "to": people("To"), "cc": people("Cc"), "bcc": people("Bcc"),
                "subject": str(message.get("Subject", "")), "messageID": str(message.get("Message-ID", "")),
                "fields": [name.lower() for name in message.keys()],
                "html": document, "text": plain, "links": finder.links, "pictures": finder.pictures,
            }

        paths = open(sys.argv[1]).read().split("\n")
        json.dump([read(path) for path in paths if path], open(sys.argv[2], "w"))
        """#
}

/// What somebody else's library makes of a message.
struct ReadMail: Hashable, Sendable, Decodable {
    let from: [String]
    let to: [String]
    let cc: [String]
    let bcc: [String]
    let subject: String
    let messageID: String
    /// The names of all header fields, in lower case.
    let fields: [String]
    let html: String?
    let text: String?
    /// Every `href` that a reader may follow, decoded, in order.
    let links: [String]
    /// Every picture, in order.
    let pictures: [String]
}
