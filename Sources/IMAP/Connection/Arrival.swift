internal import NIOCore

/// What comes from a server: bytes, and among them the place from which on they came through TLS.
enum Arrival: Sendable {
    case bytes(ByteBuffer)
    case secured
}
