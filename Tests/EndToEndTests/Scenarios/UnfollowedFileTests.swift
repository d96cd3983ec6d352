internal import Foundation
internal import Testing

extension EndToEnd {
    /// Files that `inkling follow` leaves as they are, and what it and `inkling unfollow` refuse.
    @Suite(.timeLimit(.minutes(3)))
    struct UnfollowedFileTests {
        /// A message of which nothing may change, and the word in the reason.
        struct Untouched: Sendable, CustomTestStringConvertible {
            let message: String
            let reason: String
            var testDescription: String { reason }
        }

        @Test(arguments: [
            Untouched(message: FollowTests.header + "Content-Type: text/plain\n\nHello\n", reason: "no HTML part"),
            Untouched(
                message: "From: s@x.example\nBcc: b@y.example\nDKIM-Signature: v=1\n\nhttps://x.example/\n",
                reason: "no HTML part"
            ),
            Untouched(
                message: FollowTests.header + "Content-Type: multipart/signed; boundary=s; micalg=pgp-sha256;\n"
                    + " protocol=\"application/pgp-signature\"\n\n--s\n\(FollowTests.html)\n--s\n"
                    + "Content-Type: application/pgp-signature\n\n-----BEGIN PGP SIGNATURE-----\n--s--\n",
                reason: "signed"
            ),
            Untouched(
                message: FollowTests.header + "Content-Type: application/pkcs7-mime\n\nMIIB\n",
                reason: "encrypted"
            ),
        ])
        func comesBackUnchangedWithTheReason(_ untouched: Untouched) async throws {
            try await withTemporaryFolder { folder in
                let followed = try await FollowedFile.run(
                    "follow",
                    ["-", "--links", folder.file("links.json")],
                    input: Array(untouched.message.utf8),
                    in: folder
                )

                #expect(followed.succeeded, "\(followed.errors)")
                #expect(followed.text == untouched.message)
                #expect(followed.table["state"] == "off")
                #expect(followed.table["reason"].text?.contains(untouched.reason) == true)
                #expect(followed.table["links"].items.isEmpty && followed.table["beacon"].isNull)
            }
        }

        /// Options that can't be obeyed.
        struct Mistake: Sendable, CustomTestStringConvertible {
            let arguments: [String]
            /// What the error must name.
            let word: String
            var status: Int32 = 64
            var testDescription: String { arguments.joined(separator: " ") }
        }

        @Test(arguments: [
            Mistake(arguments: ["follow"], word: "<file>"),
            Mistake(arguments: ["unfollow"], word: "<file>"),
            Mistake(arguments: ["follow", "-", "--tracked"], word: "--tracked"),
            Mistake(arguments: ["unfollow", "-", "--links", "x"], word: "--links"),
            Mistake(arguments: ["follow", "-", "--base-url", "go.x.example"], word: "base URL"),
            Mistake(arguments: ["follow", "-", "--base-url", "https://x.example/path"], word: "base URL"),
            Mistake(arguments: ["follow", "-", "--base-url"], word: "--base-url"),
            Mistake(arguments: ["follow", "-", "--recipient", "nobody"], word: "--recipient"),
            Mistake(arguments: ["follow", "-", "--recipient", ""], word: "--recipient"),
            Mistake(
                arguments: ["follow", "-", "--links", "/nowhere/links.json"],
                word: "/nowhere/links.json",
                status: 1
            ),
            Mistake(arguments: ["follow", "-", "--data", "/dev/null"], word: "/dev/null", status: 1),
            Mistake(arguments: ["unfollow", "-", "--data", "/dev/null"], word: "/dev/null", status: 1),
            Mistake(arguments: ["follow", "/nowhere/letter.eml"], word: "/nowhere/letter.eml", status: 1),
            Mistake(arguments: ["unfollow", "/nowhere/letter.eml"], word: "/nowhere/letter.eml", status: 1),
            Mistake(arguments: ["follow", "/dev"], word: "/dev", status: 1),
        ])
        func aMistakeIsNamedAndPrintsNothing(_ mistake: Mistake) async throws {
            try await withTemporaryFolder { folder in
                let run = try await FollowedFile.run(
                    mistake.arguments[0],
                    Array(mistake.arguments.dropFirst()),
                    input: FollowTests.page,
                    in: folder
                )

                #expect(run.ending == .exited(mistake.status), "\(run.errors)")
                #expect(run.errors.contains(mistake.word), "\(run.errors)")
                #expect(run.copy.isEmpty, "\(run.text)")
            }
        }

        @Test func anEmptyMessageAndOneTooLargeAreRefused() async throws {
            try await withTemporaryFolder { folder in
                let empty = try folder.write([], to: "empty.eml")
                let large = try folder.write([], to: "large.html")
                let limit = 64 << 20
                try #require(truncate(large, off_t(limit + 1)) == 0)
                for (path, word) in [(empty, "empty"), (large, "64 MiB")] {
                    let run = try await FollowedFile.run("follow", [path], in: folder)

                    #expect(run.ending == .exited(1) && run.copy.isEmpty)
                    #expect(run.errors.contains(word), "\(run.errors)")
                }
            }
        }

        @Test func aFullDiskIsNoSuccess() async throws {
            try await withTemporaryFolder { folder in
                for command in ["follow", "unfollow"] {
                    let run = try await FollowedFile.run(
                        command,
                        ["-"],
                        input: FollowTests.page,
                        output: "/dev/full",
                        in: folder
                    )

                    #expect(run.ending == .exited(1))
                    #expect(run.errors.contains("standard output"), "\(run.errors)")
                }
            }
        }
    }
}
