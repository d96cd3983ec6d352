import Testing

@testable import Mail

/// What must hold for every message, for many that nobody would write.
@Suite struct RandomMessageTests {
    @Test(arguments: 0..<8)
    func differsInNothingButWhatIsFollowed(_ batch: Int) throws {
        for number in (batch * 500)..<(batch * 500 + 500) {
            var random = RandomMessage(number)
            let message = try Message(random.bytes())

            #expect(try CopyCheck(message).problems == [], "message \(number)")
        }
    }

    @Test(arguments: 0..<8)
    func withoutItsFilesEveryOtherPartIsTheSame(_ batch: Int) throws {
        var count = 0
        for number in (batch * 500)..<(batch * 500 + 500) {
            var random = RandomMessage(number)
            let message = try Message(random.bytes())
            let files = message.files.filter(\.canBeTakenOut)
            guard let revised = message.without(files, addresses: [:], block: nil), !files.isEmpty else { continue }
            count += 1
            let taken = Set(files.map(\.node.index))
            let kept = message.tree.nodes.filter { !taken.contains($0.index) }
            let contents = kept.map { Array(message.bytes[$0.content ?? 0..<0]) }

            #expect(
                revised.tree.nodes.map { Array(revised.bytes[$0.content ?? 0..<0]) } == contents,
                "message \(number)"
            )
        }
        #expect(count > 0)
    }
}
