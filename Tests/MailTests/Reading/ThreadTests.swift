import Foundation
import Testing

@testable import Mail

/// Replies are put to the message that they answer, on the threads of a large collection.
@Suite(.enabled(if: SampleData.isPresent, SampleData.absence)) struct ThreadTests {

    /// What a header names as its parent, read without the reader: the last id in a field, else nothing.
    private static func lastID(_ message: Message, _ name: String, among known: Set<String>) -> String? {
        let words = message.headerValues(name).joined(separator: " ").split { " <>\t\r\n,;".contains($0) }
        return words.last { known.contains(String($0)) }.map(String.init)
    }

    @Test func findsTheParent() throws {
        let files = SampleData.files("mail/spamassassin").filter {
            !["LICENSE", "README.md"].contains($0.lastPathComponent)
        }
        let messages = try files.map { file in (file.lastPathComponent, try Message(SampleData.bytes(file))) }
        let known = Set(messages.compactMap(\.1.messageID))
        var answers = 0
        var right = 0
        var wrong: [String] = []
        for (name, message) in messages {
            let parent =
                Self.lastID(message, "In-Reply-To", among: known) ?? Self.lastID(message, "References", among: known)
            guard let parent, parent != message.messageID else { continue }
            answers += 1
            let found = message.read().answered.first(where: known.contains)
            if found == parent { right += 1 } else if let found { wrong.append("\(name): \(found)") }
        }
        print("replies with their parent at hand: \(answers); right: \(right); wrong: \(wrong)")

        #expect(answers >= 516)
        #expect(Double(right) >= 0.995 * Double(answers))
        #expect(Double(wrong.count) <= 0.001 * Double(answers))
    }
}
