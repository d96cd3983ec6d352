internal import Foundation
internal import Testing

extension EndToEnd {
    /// `inkling follow` and `inkling unfollow` as a shell runs them: files and standard input, options, exit statuses.
    @Suite(.timeLimit(.minutes(3)))
    struct FollowTests {
        /// A document in windows-1252, with line ends and quotes of all kinds.
        static let page =
            Array("<html><body>\r\n<p>Gr".utf8) + [0xFC, 0xDF]
            + Array(
                "e <a class=x href='https://x.example/a?b=1&amp;c=2'>one</a>\n<A HREF=http://y.example/>two</A>".utf8
            )
            + Array("\r\n<a href=\"mailto:s@x.example\">three</a></p></body></html>\r\n".utf8)

        static let header = """
            From: s@x.example
            To: Maria <maria@y.example>, jonas@y.example
            Date: Mon, 1 Jun 2026 10:00:00 +0200
            Message-ID: <1@x.example>
            MIME-Version: 1.0

            """

        static let html = "Content-Type: text/html; charset=utf-8\n\n<p><a href=\"https://x.example/a\">one</a></p>\n"

        /// A text, a page and a file.
        static let message =
            header + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain

                one: https://x.example/a
                --c
                \(html)
                --c--
                --b
                Content-Type: text/html
                Content-Disposition: attachment; filename=page.html

                <a href="https://x.example/b">not shown</a>
                --b--

                """

        struct Sample: Sendable, CustomTestStringConvertible {
            let name: String
            let bytes: [UInt8]
            let isMessage: Bool
            var testDescription: String { name }
        }

        @Test(
            arguments: [
                Sample(name: "page.html", bytes: page, isMessage: false),
                Sample(name: "letter.eml", bytes: Array(message.replacing("\n", with: "\r\n").utf8), isMessage: true),
                Sample(name: "letter.eml", bytes: Array(message.utf8), isMessage: true),
                Sample(name: "without-extension", bytes: page, isMessage: false),
                Sample(name: "without-extension", bytes: Array(message.utf8), isMessage: true),
            ],
            [false, true]
        )
        func unfollowedItIsTheSameBytes(_ sample: Sample, byStandardInput: Bool) async throws {
            try await withTemporaryFolder { folder in
                let name = byStandardInput ? "-" : try folder.write(sample.bytes, to: sample.name)

                let followed = try await FollowedFile.run(
                    "follow",
                    [name, "--base-url", "https://go.x.example", "--links", folder.file("links.json")],
                    input: byStandardInput ? sample.bytes : [],
                    in: folder
                )

                #expect(followed.succeeded, "\(followed.errors)")
                #expect(followed.table["state"] == "on")
                let urls =
                    sample.isMessage ? ["https://x.example/a"] : ["https://x.example/a?b=1&c=2", "http://y.example/"]
                let rows = followed.table["links"].items
                #expect(rows.filter { $0["reason"].isNull }.compactMap(\.["url"].text) == urls)
                for address in rows.compactMap(\.["tracked"].text) + [try #require(followed.table["beacon"].text)] {
                    #expect(address.hasPrefix("https://go.x.example/"))
                    #expect(followed.text.contains(address))
                }
                #expect(followed.text.contains("<a href=\"https://x.example/b\">not shown</a>") == sample.isMessage)

                let copy = byStandardInput ? "-" : try folder.write(followed.copy, to: "copy-of-" + sample.name)
                let unfollowed = try await FollowedFile.run(
                    "unfollow",
                    [copy],
                    input: byStandardInput ? followed.copy : [],
                    in: folder
                )

                #expect(unfollowed.succeeded, "\(unfollowed.errors)")
                #expect(unfollowed.copy == sample.bytes)
            }
        }

        @Test func othersKeysUnfollowNothing() async throws {
            try await withTemporaryFolder { folder in
                let followed = try await FollowedFile.run("follow", ["-"], input: Self.page, in: folder)

                let unfollowed = try await FollowedFile.run(
                    "unfollow",
                    ["-", "--data", folder.file("other")],
                    input: followed.copy,
                    in: folder
                )

                #expect(followed.copy != Self.page)
                #expect(unfollowed.succeeded && unfollowed.copy == followed.copy)
            }
        }

        @Test(arguments: [nil, "JONAS@y.example", "else@z.example"])
        func theCopyIsTheRecipients(_ recipient: String?) async throws {
            try await withTemporaryFolder { folder in
                let followed = try await FollowedFile.run(
                    "follow",
                    ["-", "--links", folder.file("links.json")] + (recipient.map { ["--recipient", $0] } ?? []),
                    input: Array((Self.header + Self.html).utf8),
                    in: folder
                )

                #expect(followed.succeeded, "\(followed.errors)")
                #expect(followed.table["recipient"] == .text(recipient ?? "maria@y.example"))
                #expect(followed.table["notes"].items.isEmpty == (recipient != "else@z.example"))
                #expect(followed.text.hasPrefix(Self.header), "who gets it changes no field")
            }
        }

        @Test func theBaseIsGivenOrSetOrTheUsualOne() async throws {
            try await withTemporaryFolder { folder in
                let variables = ["INKLING_TRACKING_PUBLIC_ADDRESS": "https://set.x.example"]
                for (arguments, variables, base) in [
                    (["--base-url", "https://given.x.example:8443"], variables, "https://given.x.example:8443/c/"),
                    ([], variables, "https://set.x.example/c/"), ([], [:], "http://127.0.0.1:8025/c/"),
                ] {
                    let followed = try await FollowedFile.run(
                        "follow",
                        ["-"] + arguments,
                        input: Self.page,
                        variables: variables,
                        in: folder
                    )

                    #expect(
                        followed.succeeded && followed.text.contains("href='\(base)"),
                        "\(base): \(followed.errors)"
                    )
                }
            }
        }

        @Test func domainsAreLeftAlone() async throws {
            try await withTemporaryFolder { folder in
                let followed = try await FollowedFile.run(
                    "follow",
                    ["-", "--never-rewrite", "X.example", "--links", folder.file("links.json")],
                    input: Self.page,
                    in: folder
                )

                #expect(followed.text.contains("href='https://x.example/a?b=1&amp;c=2'"))
                #expect(!followed.text.contains("http://y.example/"))
                let reasons = followed.table["links"].items.map(\.["reason"])
                #expect(reasons == ["neverRewriteDomain", .null, "mail"])
            }
        }
    }
}
