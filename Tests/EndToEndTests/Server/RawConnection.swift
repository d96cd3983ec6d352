internal import Foundation
internal import Glibc

/// One connection to the tracking listener, byte by byte, for what an HTTP client would hide.
///
/// Reading waits at most ten seconds.
final class RawConnection: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
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
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw RawConnectionError.closed }
            rest = rest.dropFirst(sent)
        }
    }

    /// Reads so many bytes, and looks at none.
    func skip(_ count: Int) throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var rest = count
        while rest > 0 {
            let got = recv(descriptor, &buffer, min(rest, buffer.count), 0)
            guard got > 0 else { throw got == 0 ? RawConnectionError.closed : .silent }
            rest -= got
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

    /// Reads one answer with the beacon's picture, and tells how long it is.
    func skipAnswer() throws -> Int {
        let picture = 43
        let head = try answer().components(separatedBy: "\r\n\r\n")[0]
        guard head.hasPrefix("HTTP/1.1 200"), head.lowercased().contains("content-length: \(picture)\r\n") else {
            throw RawConnectionError.unexpected(head)
        }
        return head.utf8.count + 4 + picture
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
    case unexpected(String)
}
