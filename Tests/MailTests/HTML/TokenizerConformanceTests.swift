import Foundation
import Testing

@testable import Mail

/// The cases of html5lib, which browsers agree on.
@Suite(.enabled(if: SampleData.isPresent, SampleData.absence))
struct TokenizerConformanceTests {
    @Test func agreesWithBrowsers() throws {
        var tally = Tally()
        for file in SampleData.files("html5lib/tokenizer") where file.pathExtension == "test" {
            let cases = try TokenizerCase.read(file)
            for sample in cases { tally.add(sample) }
        }

        print("html5lib tokenizer: \(tally)")
        #expect(tally.tags.wrong.isEmpty)
        #expect(tally.all.right >= 6_700)
        #expect(Double(tally.all.right) >= 0.99 * Double(tally.all.right + tally.all.wrong.count))
        for wrong in tally.all.wrong.prefix(40) { print("differs: \(wrong)") }
    }
}

/// How many cases came out as expected.
private struct Tally: CustomStringConvertible {
    struct Count {
        var right = 0
        var wrong: [String] = []

        mutating func add(_ isRight: Bool, _ name: String) {
            if isRight { right += 1 } else { wrong.append(name) }
        }
    }

    /// Cases with start or end tags, of which only those are compared.
    var tags = Count()
    var all = Count()

    var description: String {
        "tags \(tags.right) of \(tags.right + tags.wrong.count), all tokens \(all.right) of \(all.right + all.wrong.count)"
    }

    mutating func add(_ sample: TokenizerCase) {
        for state in sample.states {
            let found = TokenizerCase.tokens(sample.input, state: state, lastStartTag: sample.lastStartTag)
            let isRight = found == sample.expected
            all.add(isRight, isRight ? "" : "\(sample.name) [\(state)] \(found) for \(sample.expected)")
            let tags = sample.expected.filter(\.isTag)
            if !tags.isEmpty { self.tags.add(found.filter(\.isTag) == tags, sample.name) }
        }
    }
}
