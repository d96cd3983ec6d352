import Testing
import Tracking

@Suite struct PublicAddressTests {
    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.0.1", "192.0.3.1", "2606:4700::1111",
        "2002:808:808::1", "64:ff9b::808:808", "::ffff:8.8.8.8",
    ])
    func isOfThePublicNetwork(text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
        "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "fc00::1",
        "fd12::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1", "2002:7f00:1::1", "2002:a00:1::1",
        "64:ff9b::a00:1", "64:ff9b:1::1",
    ])
    func isOfTheInside(text: String) throws {
        #expect(try !#require(NetworkAddress(text)).isPublic)
    }
}
