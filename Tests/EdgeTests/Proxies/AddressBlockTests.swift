import Testing

@testable import Edge
@testable import Tracking

@Suite struct AddressBlockTests {
    @Test(arguments: [
        ("192.0.2.0/24", "192.0.2.255", true),
        ("192.0.2.0/24", "192.0.3.0", false),
        ("192.0.2.128/25", "192.0.2.127", false),
        ("192.0.2.128/25", "192.0.2.200", true),
        ("10.0.0.0/9", "10.127.255.255", true),
        ("10.0.0.0/9", "10.128.0.0", false),
        ("192.0.2.7", "192.0.2.7", true),
        ("192.0.2.7", "192.0.2.6", false),
        ("0.0.0.0/0", "203.0.113.9", true),
        ("0.0.0.0/0", "2001:db8::1", false),
        ("2001:db8::/32", "2001:db8:ffff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false),
        ("::1", "::1", true),
        ("::ffff:192.0.2.7", "192.0.2.7", true),
    ])
    func tellsWhatIsInIt(_ block: String, _ address: String, _ isIn: Bool) throws {
        let block = try #require(AddressBlock(block))

        #expect(block.contains(try #require(NetworkAddress(address))) == isIn)
    }

    @Test(arguments: [
        "", "/", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+8", "192.0.2.1/24", "2001:db8::/129", "10/8", "host",
        "192.0.2.0/",
    ])
    func refuses(_ text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
