import Testing

@testable import IMAP

@Suite("The folder for sent mail")
struct SentFolderChoiceTests {
    /// The folders of a mailbox, as `attributes name`, and the one that is chosen.
    struct Fixture: Sendable, CustomTestStringConvertible {
        var setting: String?
        let folders: [String]
        let chosen: String?

        var testDescription: String { "\(folders), \(setting ?? "no setting")" }
    }

    @Test(
        "it is the one of the setting, else the one that the server marks, else one with a usual name",
        arguments: [
            Fixture(folders: ["- INBOX", "- Sent", "\\sent Copies"], chosen: "Copies"),
            Fixture(folders: ["- INBOX", "- INBOX/Sent", "- Sent2"], chosen: "INBOX/Sent"),
            Fixture(folders: ["- [Gmail]/Gesendet", "- x"], chosen: "[Gmail]/Gesendet"),
            Fixture(folders: ["- &AMk-l&AOk-ments envoy&AOk-s"], chosen: "&AMk-l&AOk-ments envoy&AOk-s"),
            Fixture(folders: ["- &kAFP4W4IMH8-"], chosen: "&kAFP4W4IMH8-"),
            Fixture(folders: ["- Sent", "- Sent Items"], chosen: "Sent"),
            Fixture(folders: ["\\noselect Sent"], chosen: nil),
            Fixture(folders: ["- Consent", "- Sent/2024"], chosen: nil),
            Fixture(setting: "Outbox", folders: ["\\sent Sent", "- outbox"], chosen: "outbox"),
            Fixture(setting: "Éléments", folders: ["\\sent Sent", "- &AMk-l&AOk-ments"], chosen: "&AMk-l&AOk-ments"),
            Fixture(setting: "Gone", folders: ["\\sent Sent"], chosen: nil),
            Fixture(folders: ["\\sent Sent\r\nA1 DELETE INBOX"], chosen: nil),
        ]
    )
    func chooses(fixture: Fixture) {
        var choice = SentFolderChoice(setting: fixture.setting)

        for folder in fixture.folders {
            let attributes = folder.prefix { $0 != " " }
            choice.consider(
                ListedFolder(
                    attributes: attributes == "-" ? [] : [String(attributes)],
                    separator: "/",
                    name: Array(folder.dropFirst(attributes.count + 1).utf8)
                )
            )
        }

        #expect(choice.name.map { String(decoding: $0, as: UTF8.self) } == fixture.chosen)
    }

    @Test(
        "names are read as people read them",
        arguments: [
            ("Sent", "Sent"), ("R&-D", "R&D"), ("Envoy&AOk-s", "Envoyés"), ("&2D3eCg-", "😊"), ("a&b", "a&b"),
            ("&AOk", "&AOk"), ("&!!-", "&!!-"), ("Gelöscht", "Gelöscht"),
        ]
    )
    func reads(name: String, readable: String) {
        #expect(FolderName.readable(Array(name.utf8)) == readable)
    }
}
