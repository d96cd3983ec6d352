internal import Tracking

/// The binary header of the PROXY protocol, version 2, with which a proxy begins a connection that it passes on.
enum ProxyHeader {
    enum Finding: Hashable {
        /// The connection does not begin with one.
        case absent
        /// More bytes are needed.
        case incomplete
        /// A header, and how many bytes it took; no address where the proxy speaks for itself, or hides where it came from.
        case header(NetworkAddress?, length: Int)
        /// It begins like one and is none.
        case malformed
    }

    private static let signature: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]
    private static let fixedLength = 16
    /// Longer ones carry things that nobody needs here.
    private static let maximumLength = 4_096

    static func find(in bytes: UnsafeRawBufferPointer) -> Finding {
        let common = min(bytes.count, signature.count)
        guard bytes[..<common].elementsEqual(signature[..<common]) else { return .absent }
        guard bytes.count >= fixedLength else { return .incomplete }
        let length = fixedLength + Int(UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 14, as: UInt16.self)))
        guard bytes[12] >> 4 == 2, length <= maximumLength else { return .malformed }
        guard bytes.count >= length else { return .incomplete }
        switch bytes[12] & 0x0F {
        // LOCAL: the proxy asks for itself, whatever addresses follow.
        case 0: return .header(nil, length: length)
        case 1: return proxied(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
        default: return .malformed
        }
    }

    private static func proxied(_ header: UnsafeRawBufferPointer) -> Finding {
        // The upper half names the family, and source and destination follow with their ports; then extensions.
        let (addressLength, needed) =
            switch header[13] >> 4 {
            case 1: (4, 12)
            case 2: (16, 36)
            default: (0, 0)
            }
        guard header.count >= fixedLength + needed else { return .malformed }
        let source = header[fixedLength..<fixedLength + addressLength]
        return .header(NetworkAddress(bytes: Array(source)), length: header.count)
    }
}
