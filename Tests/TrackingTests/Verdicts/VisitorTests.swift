import Testing

@testable import Tracking

@Suite struct VisitorTests {
    @Test(arguments: [
        ([[0, 1], [0, 2], [3]], [0]), ([[0], [1]], []), ([[0]], []), ([], []), ([[0], [4]], [0, 4]),
    ])
    func whoIsSeenOnTwoEmailsIsUsual(_ emails: [[UInt8]], _ usual: [UInt8]) {
        // The fourth is the first one with another network.
        func visitor(_ number: UInt8) -> Visitor {
            let system = "system \(number % 4)"
            return Visitor(network: .unspecified.with(last: number), system: system, program: "Chrome")
        }

        let found = Visitor.usual(among: emails.map { Set($0.map(visitor)) })

        #expect(found == Set(usual.map(visitor)))
    }
}

extension NetworkAddress {
    fileprivate func with(last byte: UInt8) -> NetworkAddress {
        NetworkAddress(bytes: bytes.dropLast() + [byte]) ?? self
    }
}
