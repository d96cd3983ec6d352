import Foundation
import Testing

@testable import Mail

/// What must hold for every message that anybody ever sent.
@Suite(.enabled(if: SampleData.isPresent, SampleData.absence))
struct RealMessageTests {
    @Test(arguments: ["mail/spamassassin", "mime"])
    func changesNothingButWhatIsFollowed(_ folder: String) throws {
        var tally: [String: Int] = [:]
        for file in SampleData.files(folder) {
            let bytes = try SampleData.bytes(file)
            let message: Message
            do {
                message = try Message(bytes)
            } catch {
                tally["not taken (\(error))", default: 0] += 1
                continue
            }
            let check = try CopyCheck(message)
            tally[message.obstacle?.rawValue ?? "followed", default: 0] += 1
            tally["links", default: 0] += check.plan.links.count
            for problem in check.problems { Issue.record("\(file.lastPathComponent): \(problem)") }
        }

        print("\(folder): \(tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
    }
}
