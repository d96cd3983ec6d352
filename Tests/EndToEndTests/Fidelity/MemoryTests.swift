internal import Foundation
internal import Testing

/// Following the largest message that is taken stays within 150 MB (issue 3), whatever its encoding.
@Suite(
    .serialized,
    .enabled(if: Checkout.has(python), "scripts/setup test installs the interpreter that reads the peak"),
    .timeLimit(.minutes(5))
)
struct MemoryTests {
    private static let size = 25 * 1_048_576
    private static let limit = 150_000_000

    private static let head = """
        From: seller@x.example
        To: buyer@y.example
        Subject: The largest
        Date: Mon, 1 Jun 2026 10:00:00 +0200
        Message-ID: <1@x.example>
        MIME-Version: 1.0

        """

    enum Form: String, CaseIterable, CustomTestStringConvertible, Sendable {
        case attachment
        case quotedPrintable = "quoted-printable"
        case base64
        case eightBit = "8bit"
        var testDescription: String { rawValue }

        /// A message of that size.
        func message(of size: Int) -> String {
            let type = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: \(rawValue)\n\n"
            switch self {
            case .attachment:
                let file = MemoryTests.base64(String(repeating: "\u{1}abcdefg", count: size * 57 / 78 / 8))
                return "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n"
                    + MemoryTests.page(of: 5_000, equals: "=") + "--b\nContent-Type: application/octet-stream\n"
                    + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n\(file)\n--b--\n"
            case .quotedPrintable: return type + MemoryTests.page(of: size, equals: "=3D")
            case .base64: return type + MemoryTests.base64(MemoryTests.page(of: size * 57 / 78, equals: "=")) + "\n"
            case .eightBit: return type + MemoryTests.page(of: size, equals: "=")
            }
        }
    }

    @Test(arguments: Form.allCases)
    func staysSmall(_ form: Form) async throws {
        try await withTemporaryFolder { folder in
            let message = Self.head + form.message(of: Self.size - Self.head.utf8.count - 1_000)
            #expect(message.utf8.count > Self.size * 98 / 100 && message.utf8.count <= Self.size)
            // A child's peak begins with that of whoever started it, so that is somebody small.
            let reader = """
                import resource, subprocess, sys
                status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
                sys.exit(status)
                """

            let run = try await FinishedProgram.run(
                [
                    python, "-c", reader, Checkout.binary, "follow", try folder.write(message.utf8, to: "large.eml"),
                    "--data", folder.file("data"), "--links", folder.file("links.json"),
                ],
                within: .seconds(60)
            )

            try #require(run.succeeded, "\(run.output.suffix(2_000))")
            let peak = try #require(run.output.split(separator: "\n").last.flatMap { Int($0) })
            print("follow, \(form.rawValue): peak of \(peak / 1_000_000) MB")
            #expect(peak < Self.limit)
            #expect(folder.text("links.json").contains("\"state\":\"on\""))
        }
    }

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }

    /// A page with some links, in lines short enough for every encoding.
    private static func page(of size: Int, equals: String) -> String {
        let link = "<a href\(equals)\"http://x.example/?a\(equals)1&amp;b\(equals)2\">an offer</a>\n"
        let words = String(
            repeating: "<p>Words \(equals) words, plain and many of them, to fill a line.</p>\n",
            count: 200
        )
        let block = link + words
        return String(repeating: block, count: size / block.utf8.count)
    }
}

private let python = Checkout.tools + "/verifiers/bin/python"
