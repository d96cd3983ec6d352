internal import Foundation
internal import Mail
internal import Testing

extension EndToEnd {
    /// A mail program's own message whose files are offered by links, where the workspace wants that.
    @Suite(.timeLimit(.minutes(3)))
    struct SubmittedFilesTests {
        private static let gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
        private static let offer = "%PDF-1.4 the offer"

        private static let message = """
            From: Sam Seller <\(Person.seller.address)>
            To: Maria Ochoa <maria@buyer.example>
            Subject: Your quote
            Date: Mon, 23 Nov 2026 09:00:00 +0100
            Message-ID: <quote-1@seller.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="----=_mixed"

            ------=_mixed
            Content-Type: multipart/alternative; boundary="----=_alternative"

            ------=_alternative
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe, here it is.
            --\u{20}
            Sam
            ------=_alternative
            Content-Type: multipart/related; boundary="----=_related"

            ------=_related
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <html><body><p>Gr=C3=BC=C3=9Fe, here it is. <img src=3D"cid:logo@seller.exa=
            mple" alt=3D"Logo"></p></body></html>
            ------=_related
            Content-Type: image/gif; name="logo.gif"
            Content-Transfer-Encoding: base64
            Content-ID: <logo@seller.example>
            Content-Disposition: inline; filename="logo.gif"

            \(gif)
            ------=_related--

            ------=_alternative--

            ------=_mixed
            Content-Type: application/pdf; name="offer.pdf"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="offer.pdf"

            \(Data(offer.utf8).base64EncodedString())
            ------=_mixed
            Content-Type: application/x-sh
            Content-Disposition: attachment; filename="install.sh"

            #!/bin/sh
            ------=_mixed--

            """.replacing("\n", with: "\r\n")

        @Test func filesAndPicturesAreServedToTheRecipientAndToldToTheSeller() async throws {
            try await withWorkspace { workspace in
                let rules: JSON = ["followFilesOfMessages": true, "hostImagesOfMessages": true]
                try #require(try await workspace.administrator.patch("/settings", rules).status == 200)

                let taken = try await workspace.seller.submit(Array(Self.message.utf8))
                try #require(taken.status == 202, "\(taken.text)")
                let email = try await workspace.sent(try #require(taken.json["id"].text))
                let id = try #require(email["id"].text)

                #expect(email["attachments"].items.map { $0["filename"].text } == ["offer.pdf", "install.sh"])
                #expect(email["attachments"].items.map { $0["state"].text } == ["offered", "attached"])
                #expect(email["attachments"].items[1]["refusal"].text?.contains("program") == true)
                let copy = try #require(try await workspace.copies(of: id).first)
                try await isServed(copy, by: workspace)
                try await eventually("opening and looking are told") {
                    let told = try await workspace.activity(of: id)
                    return told.contains { $0["kind"] == "viewed" && $0["file"]["filename"] == "offer.pdf" }
                        && told.contains { $0["kind"] == "opened" }
                }
            }
        }

        @Test func anUnfollowedMessageLeavesAsItCame() async throws {
            try await withWorkspace { workspace in
                let rules: JSON = ["followFilesOfMessages": true, "hostImagesOfMessages": true]
                try #require(try await workspace.administrator.patch("/settings", rules).status == 200)
                let unfollowed = "X-Inkling-Follow: no\r\n" + Self.message

                let taken = try await workspace.seller.submit(Array(unfollowed.utf8))
                let email = try await workspace.sent(try #require(taken.json["id"].text))

                let copies = try await workspace.copies(of: try #require(email["id"].text))
                #expect(copies.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.message])
            }
        }

        /// The copy by somebody else's library, and what its addresses answer.
        private func isServed(_ copy: SandboxCopy, by workspace: Workspace) async throws {
            let read = try #require(try await MailReader.read(messages: [copy.bytes]).first)
            let tracking = workspace.server.tracking
            let file = try #require(read.links.first { $0.hasPrefix(tracking + "/f/") })
            let picture = try #require(read.pictures.first { $0.hasPrefix(tracking + "/i/") })
            let message = try Message(copy.bytes)
            #expect(message.attachments.map(\.name) == ["install.sh"])
            #expect(message.text?.contains("offer.pdf (PDF, 18 bytes)") == true)
            #expect(message.text?.contains(tracking + "/f/") == true)
            #expect(!read.pictures.contains { $0.hasPrefix("cid:") })

            let shown = try await MailProgram.phone.load(picture)
            let saved = try await MailProgram.phone.follow(file)

            #expect(shown.status == 200 && shown.header("Content-Type") == "image/gif")
            #expect(Data(shown.bytes).base64EncodedString() == Self.gif)
            #expect(saved.status == 200 && saved.text == Self.offer)
            #expect(saved.header("Content-Disposition").contains("offer.pdf"))
        }
    }
}
