internal import Foundation
internal import Testing

extension EndToEnd {
    /// `inkling read` as a shell runs it, on each of the kinds that are told apart.
    @Suite(.timeLimit(.minutes(3)))
    struct ReadTests {
        struct Sample: Sendable, CustomTestStringConvertible {
            let kind: String
            let text: String
            var returnsOn: String?
            var testDescription: String { kind }
        }

        static let samples = [
            Sample(kind: "reply", text: "From: m@y.example\nIn-Reply-To: <1@x.example>\n\nYes.\n"),
            Sample(
                kind: "automaticAnswer",
                text: "From: m@y.example\nAuto-Submitted: auto-replied\nDate: Mon, 2 Nov 2026 10:00:00 +0100\n\n"
                    + "I am out of the office and will be back on 2026-11-09.\n",
                returnsOn: "2026-11-09"
            ),
            Sample(
                kind: "bounce",
                text: report("delivery-status", "Final-Recipient: rfc822; m@y.example\nAction: failed\nStatus: 5.1.1\n")
            ),
            Sample(kind: "complaint", text: report("feedback-report", "Feedback-Type: abuse\nVersion: 1\n")),
            Sample(
                kind: "readReceipt",
                text: report(
                    "disposition-notification",
                    "Final-Recipient: rfc822; m@y.example\nOriginal-Message-ID: <1@x.example>\n"
                        + "Disposition: manual-action/MDN-sent-manually; displayed\n"
                )
            ),
        ]

        private static func report(_ kind: String, _ fields: String) -> String {
            "From: m@y.example\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=\(kind); boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nA report.\n--b\nContent-Type: message/\(kind)\n\n\(fields)\n"
                + "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <1@x.example>\n\n--b--\n"
        }

        @Test(arguments: samples)
        func saysWhatAMessageIs(_ sample: Sample) async throws {
            try await withTemporaryFolder { folder in
                let path = try folder.write(sample.text.utf8, to: "message.eml")

                let run = try await FinishedProgram.run([Checkout.binary, "read", path])

                #expect(run.succeeded, "\(run.output)")
                let lines = run.output.split(separator: "\n")
                #expect(lines.count == 1)
                let answer = try JSONDecoder().decode(JSON.self, from: Data(run.output.utf8))
                #expect(answer["kind"].text == sample.kind)
                #expect(answer["returnsOn"].text == sample.returnsOn)
            }
        }

        @Test func aFileThatIsNotThereIsNamed() async throws {
            let run = try await FinishedProgram.run([Checkout.binary, "read", "/nowhere/message.eml"])

            #expect(run.ending == .exited(1))
            #expect(run.output.contains("/nowhere/message.eml"))
        }
    }
}
