extension NetworkAddress {
    /// Whether it is an address of the public network: none of a private, local, shared, reserved or example network,
    /// and no group of receivers (RFC 6890, the registries of special-purpose addresses).
    package var isPublic: Bool {
        if bytes.count == 4 { return !Self.special4.contains { $0.holds(self) } }
        // What stands for an IPv4 address is as public as that (RFC 6052 §2.1, RFC 3056 §2).
        if Self.translated.holds(self) { return NetworkAddress(bytes: Array(bytes.suffix(4)))?.isPublic ?? false }
        if Self.sixToFour.holds(self) { return NetworkAddress(bytes: Array(bytes[2..<6]))?.isPublic ?? false }
        return !Self.special6.contains { $0.holds(self) }
    }

    private struct Block {
        let first: NetworkAddress
        let length: Int

        init(_ bytes: [UInt8], _ length: Int, size: Int) {
            first = NetworkAddress(bytes: bytes + [UInt8](repeating: 0, count: size - bytes.count)) ?? .unspecified
            self.length = length
        }

        func holds(_ address: NetworkAddress) -> Bool { address.cut(to: length) == first }
    }

    private static let special4: [Block] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
        ([192, 0, 2], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 4),
        ([240], 4),
    ].map { Block($0.0, $0.1, size: 4) }

    private static let special6: [Block] = [
        ([], 96), ([0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48), ([0x01], 64), ([0x20, 0x01, 0x0D, 0xB8], 32),
        ([0xFC], 7), ([0xFE, 0x80], 10), ([0xFE, 0xC0], 10), ([0xFF], 8),
    ].map { Block($0.0, $0.1, size: 16) }

    private static let translated = Block([0x00, 0x64, 0xFF, 0x9B], 96, size: 16)
    private static let sixToFour = Block([0x20, 0x02], 16, size: 16)
}
