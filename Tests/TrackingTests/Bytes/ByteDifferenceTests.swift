import Testing

@testable import Tracking

@Suite struct ByteDifferenceTests {
    @Test(arguments: [
        ("https://a.example/?x=1&y=2", "https://a.example/?x=1&amp;y=2"), ("abc", ""), ("", "abc"), ("abc", "abc"),
        ("https://a.example/%C3%A9", "https://a.example/é"), ("https://a.example/", " \n https://a.example/\t"),
        ("https://xn--mller-kva.example/path", "https://müller.example/path"), ("aaaaaaaa", "aaaa"),
        ("aaaa", "aaaaaaaa"),
        ("https://a.example/", "https://a.example/&#x2F;&#47;&sol;"),
    ])
    func givesTheTextBack(_ base: String, _ text: String) {
        let steps = ByteDifference.encode(Array(text.utf8), from: Array(base.utf8))

        let again = steps.withUnsafeBytes { ByteDifference.decode($0, from: Array(base.utf8), limit: 1_000) }

        #expect(again == Array(text.utf8))
    }

    @Test func givesRandomTextsBack() {
        var generator = SeededRandom(seed: 2)

        for _ in 0..<300 {
            let base = generator.bytes(Int.random(in: 0..<300, using: &generator))
            var text = base
            for _ in 0..<Int.random(in: 0..<20, using: &generator) where !text.isEmpty {
                let place = Int.random(in: 0..<text.count, using: &generator)
                let end = min(text.count, place + Int.random(in: 0..<30, using: &generator))
                let added = generator.bytes(Int.random(in: 0..<30, using: &generator))
                text.replaceSubrange(place..<end, with: added)
            }
            let steps = ByteDifference.encode(text, from: base)
            #expect(steps.withUnsafeBytes { ByteDifference.decode($0, from: base, limit: 2_000) } == text)
        }
    }

    @Test func garbledStepsNeverMakeMoreThanAllowed() {
        var generator = SeededRandom(seed: 3)
        let base = generator.bytes(200)

        for _ in 0..<5_000 {
            let steps = generator.bytes(Int.random(in: 0..<30, using: &generator))
            let text = steps.withUnsafeBytes { ByteDifference.decode($0, from: base, limit: 100) }
            #expect(text.map { $0.count <= 100 } ?? true)
        }
    }
}
