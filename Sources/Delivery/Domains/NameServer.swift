internal import CResolver
internal import NIOPosix

/// Who is asked for the records of names: the name servers of the system, or a certain one.
package struct NameServer: Hashable, Sendable {
    /// What is said of a name's records of one kind.
    package enum Answer: Hashable, Sendable {
        /// There are these: texts with their strings put together, exchangers such as `10 mx.example.com`.
        case records([String])
        /// The name has none, or there is no such name.
        case none
        /// Nobody gave an answer that counts: there is no DNS here, or it is broken there.
        case unanswered
    }

    /// The kinds of records that are asked for.
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// Texts (TXT).
        case texts
        /// Where mail for a domain goes (MX).
        case exchangers
        /// Addresses of IPv4 (A).
        case addresses
        /// Addresses of IPv6 (AAAA).
        case longAddresses
    }

    private let host: String?
    private let port: Int

    /// So many seconds each of two tries may take.
    private static let patience: Int32 = 3
    /// No answer is longer.
    private static let room = 65_536

    /// Those that the system asks.
    package static let system = NameServer(host: nil, port: 53)

    private init(host: String?, port: Int) {
        self.host = host
        self.port = port
    }

    /// A certain one, such as `192.0.2.53` or `127.0.0.1:5353`; `nil` where that is no address of IPv4 with or without a
    /// port.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, numbers.count == 4, numbers.allSatisfy({ UInt8($0) != nil }) else { return nil }
        let port = parts.count == 2 ? Int(parts[1]) : 53
        guard let port, (1...65_535).contains(port) else { return nil }
        self.init(host: String(parts[0]), port: port)
    }

    /// Asks, on a thread of its own, for the answer is waited for.
    package func ask(_ kind: Kind, of name: String) async -> Answer {
        let answer = try? await NIOThreadPool.singleton.runIfActive { wait(for: kind, of: name) }
        return answer ?? .unanswered
    }

    private func wait(for kind: Kind, of name: String) -> Answer {
        var records = [UInt8](repeating: 0, count: Self.room)
        var length = 0
        let result = cresolver_ask(
            host,
            Int32(port),
            name,
            kind.number,
            Self.patience,
            &records,
            records.count,
            &length
        )
        switch result {
        case Int32(CRESOLVER_FOUND): return .records(Self.texts(records.prefix(length)))
        case Int32(CRESOLVER_NONE): return .none
        default: return .unanswered
        }
    }

    /// Each record has its length before it.
    private static func texts(_ bytes: ArraySlice<UInt8>) -> [String] {
        var rest = bytes
        var texts: [String] = []
        while let high = rest.popFirst(), let low = rest.popFirst() {
            let length = Int(high) << 8 | Int(low)
            texts.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        return texts
    }
}

extension NameServer.Kind {
    fileprivate var number: Int32 {
        switch self {
        case .texts: Int32(CRESOLVER_TEXT)
        case .exchangers: Int32(CRESOLVER_EXCHANGER)
        case .addresses: Int32(CRESOLVER_ADDRESS)
        case .longAddresses: Int32(CRESOLVER_LONG_ADDRESS)
        }
    }
}
