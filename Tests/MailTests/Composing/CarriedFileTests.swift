import Foundation
import Testing

@testable import Mail

@Suite struct CarriedFileTests {
    private func message(html: String? = "<p>Hello</p>", files: [CarriedFile]) throws -> Message {
        var composition = Composition(
            from: try Address(name: nil, address: "anna@seller.example"),
            to: [try Address(name: nil, address: "maria@buyer.example")],
            subject: "Quote",
            html: html,
            text: html == nil ? "Hello" : nil,
            date: Date(timeIntervalSince1970: 1_790_000_000),
            messageID: "1@seller.example"
        )
        composition.files = files
        return try Message(try composition.message())
    }

    @Test(arguments: [
        "offer.pdf", "Übersicht 2026 – Angebot.pdf", "文件名称很长的一个文件，用来看看换行的时候会发生什么事情吧再长一点点.docx",
        "it's \"quoted\"; name*=x.txt", String(repeating: "long ", count: 40) + ".pdf",
    ])
    func carriesFilesUnderTheirNames(name: String) throws {
        let content = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let message = try message(files: [CarriedFile(name: name, mediaType: "application/pdf", bytes: content)])

        #expect(message.attachments.map(\.name) == [name])
        #expect(message.attachments.map(\.contentType) == ["application/pdf"])
        #expect(message.attachments.map(\.size) == [5_000])
        #expect(message.html?.contains("Hello") == true)
        #expect(message.text?.contains("Hello") == true)
        #expect(message.obstacle == nil)
        #expect(message.bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 998 })
    }

    @Test func carriesPicturesInsideItsHTML() throws {
        let picture = CarriedFile(
            name: "a.png",
            mediaType: "image/png",
            contentID: "1@seller.example",
            bytes: [1, 2, 3]
        )
        let message = try message(
            html: "<p>Look: <img src=\"cid:1@seller.example\" alt=\"A\"></p>",
            files: [picture, CarriedFile(name: "b.txt", mediaType: "text/plain", bytes: Array("b".utf8))]
        )

        #expect(message.part(contentID: "1@seller.example")?.bytes == [1, 2, 3])
        #expect(message.attachments.map(\.name) == ["b.txt"])
        let types = message.tree.nodes.map(\.type)
        #expect(
            types == [
                "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
                "text/plain",
            ]
        )
    }

    @Test func carriesFilesBesidePlainText() throws {
        let message = try message(
            html: nil,
            files: [CarriedFile(name: "a.pdf", mediaType: "application/pdf", bytes: [])]
        )

        #expect(message.tree.nodes.map(\.type) == ["multipart/mixed", "text/plain", "application/pdf"])
    }
}
