internal import Foundation
internal import Glibc

/// One connection to the tracking listener, byte by byte, for what an HTTP client would hide.
///
/// Reading waits at most five seconds.
final class RawConnection: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in.loopback(port)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw RawConnectionError.refused }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw RawConnectionError.closed
        }
    }

    /// Reads one answer: its head, and as much body as it announces.
    func answer() throws -> String {
        var bytes: [UInt8] = []
        while true {
            if let whole = Self.whole(bytes) { return whole }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw count == 0 ? RawConnectionError.closed : .silent }
            bytes += buffer.prefix(count)
        }
    }

    private static func whole(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let head = text.range(of: "\r\n\r\n") else { return nil }
        let length = text[..<head.lowerBound].lowercased().components(separatedBy: "content-length: ").dropFirst().first
            .flatMap { Int($0.prefix { $0.isNumber }) }
        let body = bytes.count - text[..<head.upperBound].utf8.count
        return body >= length ?? 0 ? text : nil
    }
}

enum RawConnectionError: Error {
    case refused
    case closed
    case silent
}
