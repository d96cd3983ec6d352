import Foundation
import Mail
import Testing

@testable import Delivery

struct DKIMSignatureTests {
    private let fixtures: SigningFixtures

    init() throws {
        fixtures = try SigningFixtures()
    }

    // RFC 6376 §3.4.5.
    @Test func relaxesTheExampleOfTheStandard() {
        let message = Array("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n".utf8)

        let header = DKIMHeader(message)

        #expect(header.fields.map { String(decoding: $0.relaxed, as: UTF8.self) } == ["a:X", "b:Y Z"])
        #expect(RelaxedBody.digest(of: header.body) == RelaxedBody.digest(of: Array(" C\r\nD E\r\n".utf8)[...]))
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("\r\n\r\n", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("a", "8e4621379786ef42a4fec155cd525c291dd7db3c1fde3478522f4f61c03fd1bd"),
    ])
    func hashesBodies(body: String, hexadecimal: String) {
        let digest = RelaxedBody.digest(of: Array(body.utf8)[...])

        #expect(digest.map { String(format: "%02x", $0) }.joined() == hexadecimal)
    }

    @Test func foldsAndNamesWhatItSigned() throws {
        let signed = try fixtures.signed((SigningFixtures.header + "\r\nText\r\n").utf8)
        let text = String(decoding: signed, as: UTF8.self)

        #expect(text.hasSuffix(SigningFixtures.header + "\r\nText\r\n"), "the message itself stays as it is")
        let fields = try Message(signed).headerValues("DKIM-Signature")
        try #require(fields.count == 2)
        #expect(fields[0].hasPrefix("v=1; a=rsa-sha256; c=relaxed/relaxed; d=seller.test; s=rsa; t=1700000000; h="))
        #expect(fields[1].hasPrefix("v=1; a=ed25519-sha256; c=relaxed/relaxed; d=seller.test; s=ed; t=1700000000; h="))
        let tags = fields[0].filter { $0 != " " }.split(separator: ";")
        let names = """
            h=references:content-transfer-encoding:content-type:mime-version:list-unsubscribe-post:list-unsubscribe:\
            message-id:date:subject:cc:to:from:cc:content-type:date:from:subject:to
            """
        #expect(tags.contains { $0 == names })
        let own = text.dropLast(SigningFixtures.header.count + "\r\nText\r\n".count)
        #expect(own.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }

    @Test func leavesAloneWhatItHasNoKeyFor() throws {
        let message = Array("From: a@other.test\r\n\r\nText\r\n".utf8)
        let other = try Address(name: nil, address: "a@sub.seller.test")

        #expect(try fixtures.signer.signed(message, from: other, at: SigningFixtures.now) == message)
        #expect(try DKIMSigner.none.signed(message, from: fixtures.sender, at: SigningFixtures.now) == message)
    }

    @Test(arguments: ["", "\r\n", "Text without a header", "Subject: nobody\r\n\r\nText\r\n"])
    func signsNothingThatHasNoFrom(message: String) throws {
        #expect(try fixtures.signed(message.utf8) == Array(message.utf8))
    }

    @Test(.enabled(if: Verifier.isPresent, "\(Verifier.absence)"))
    func isBelievedByAnotherProgram() throws {
        let messages = SigningFixtures.messages

        let verdicts = try Verifier.verdicts(messages.map { try fixtures.signed($0.bytes) }, keys: fixtures.keys)

        #expect(verdicts.count == messages.count)
        for (message, verdict) in zip(messages, verdicts) {
            #expect(verdict == "11", "\(message.what)")
        }
    }

    @Test(.enabled(if: Verifier.isPresent && SampleMail.isPresent, "\(Verifier.absence); \(SampleMail.absence)"))
    func isBelievedOnRealMail() throws {
        let messages = try SampleMail.messages(atMost: 600).map(fixtures.signed)

        let verdicts = try Verifier.verdicts(messages, keys: fixtures.keys)

        #expect(verdicts.count == messages.count)
        let doubted = verdicts.filter { !$0.hasPrefix("11") }
        #expect(doubted.isEmpty, "of \(messages.count)")
    }
}
