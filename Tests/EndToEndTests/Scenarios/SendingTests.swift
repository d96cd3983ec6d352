internal import Foundation
internal import Mail
internal import Testing

extension EndToEnd {
    /// The main job: what is handed in leaves as copies, and what recipients do with them is told, exactly.
    @Suite(.timeLimit(.minutes(3)))
    struct SendingTests {
        @Test(
            .enabled(if: Submission.isThere, "the shared test data is absent"),
            arguments: Submission.templates
        )
        func tellsWhatHappenedToATemplate(_ template: Submission) async throws {
            let html = try template.bytes
            let original = try #require(try await MailReader.read(documents: [html]).first)

            try await withWorkspace { workspace in
                let email = try await workspace.send([
                    "from": ["address": .text(Person.seller.address)],
                    "to": [
                        ["address": "maria@buyer.example", "name": "Maria Ochoa"], ["address": "jonas@buyer.example"],
                    ],
                    "cc": [["address": "kirsten@buyer.example"]],
                    "subject": "Your quote is ready",
                    "html": .text(String(decoding: html, as: UTF8.self)),
                ])

                try await FollowedEmail(email: email, original: original, workspace: workspace).isTrackedExactly()
            }
        }

        @Test(
            .enabled(if: Submission.isThere, "the shared test data is absent"),
            arguments: Submission.messages
        )
        func tellsWhatHappenedToAMessage(_ message: Submission) async throws {
            let bytes = try addressed(
                message.bytes,
                from: "Sam Seller <\(Person.seller.address)>",
                to: ["Maria Ochoa <maria@buyer.example>", "jonas@buyer.example"],
                cc: ["kirsten@buyer.example"]
            )
            let original = try #require(try await MailReader.read(messages: [bytes]).first)

            try await withWorkspace { workspace in
                let taken = try await workspace.seller.submit(bytes)
                try #require(taken.status == 202, "\(taken.text)")
                let email = try await workspace.sent(try #require(taken.json["id"].text))

                try await FollowedEmail(email: email, original: original, workspace: workspace).isTrackedExactly()
            }
        }

        @Test func tellsWhatHappenedToAnEmailOfOurOwn() async throws {
            let html = """
                <p>Dear Maria,<br><a href="https://contoso.example/quote?a=1&amp;b=%20x#terms">your quote</a> is ready.
                <a href='https://contoso.example/plan'>The plan</a>, <A HREF=https://contoso.example/bare>bare</A>,
                <a href="mailto:sam@seller.example">write me</a>, <a href="#top">up</a>,
                <a href="https://contoso.example/quote?a=1&amp;b=%20x#terms">the same again</a>.</p>
                <!--[if mso]><v:roundrect href="https://contoso.example/button"></v:roundrect><![endif]-->
                <map><area href="https://contoso.example/area"></map>
                """
            let original = try #require(try await MailReader.read(documents: [Array(html.utf8)]).first)

            try await withWorkspace { workspace in
                let email = try await workspace.send([
                    "from": ["address": .text(Person.seller.address)],
                    "to": [
                        ["address": "maria@buyer.example", "name": "Maria Ochoa"], ["address": "jonas@buyer.example"],
                    ],
                    "cc": [["address": "kirsten@buyer.example"]],
                    "subject": "Grüße: your quote",
                    "html": .text(html),
                ])

                try await FollowedEmail(email: email, original: original, workspace: workspace).isTrackedExactly()
            }
        }
    }
}
