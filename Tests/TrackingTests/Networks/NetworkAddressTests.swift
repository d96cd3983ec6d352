import Testing

@testable import Tracking

@Suite struct NetworkAddressTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.0"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"), ("::ffff:192.0.2.7", "192.0.2.0"),
        ("2001:DB8::1", "2001:db8::"),
    ])
    func knowsItsNetwork(_ text: String, _ network: String) throws {
        #expect(try Samples.address(text).network.description == network)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("128.0.0.1", false),
        ("::2", false), ("1::1", false), ("10.0.0.1", false),
    ])
    func knowsLoopback(_ text: String, _ isLoopback: Bool) throws {
        #expect(try Samples.address(text).isLoopback == isLoopback)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.256", "[::1]", "::1%eth0", "localhost", "1.2.3.4:80"])
    func refusesOtherText(_ text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test(arguments: [0, 3, 5, 15, 17])
    func refusesOtherNumbersOfBytes(_ count: Int) {
        #expect(NetworkAddress(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func mappedAddressesCountAsVersionFour() throws {
        #expect(try Samples.address("::ffff:192.0.2.7") == Samples.address("192.0.2.7"))
    }
}
