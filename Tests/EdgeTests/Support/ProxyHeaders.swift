@testable import Tracking

/// Headers of the PROXY protocol, as proxies write them.
enum ProxyHeaders {
    /// Version 2, over TCP, from an address to one of the same family.
    static func of(_ source: String, extensions: [UInt8] = []) -> [UInt8] {
        let address = NetworkAddress(source)?.bytes ?? []
        let signature: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]
        let places = address + address + [0x12, 0x34, 0x1F, 0x59]
        let length = UInt8(places.count + extensions.count)
        return signature + [0x21, address.count == 4 ? 0x11 : 0x21, 0, length] + places + extensions
    }
}
