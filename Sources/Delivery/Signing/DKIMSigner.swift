internal import Mail
internal import Tracking

/// Signs copies with the keys of their sender's domain.
package struct DKIMSigner: Sendable {
    private let keys: @Sendable () -> [DKIMKey]

    /// Signs nothing.
    package static let none = DKIMSigner { [] }

    /// Asks for the keys anew with every copy.
    package init(keys: @escaping @Sendable () -> [DKIMKey]) {
        self.keys = keys
    }

    /// The copy with a signature of each key that its sender's domain has; as it is where there is none.
    func signed(_ copy: [UInt8], from sender: Address, at now: Instant) throws -> [UInt8] {
        let keys = keys().filter { $0.name.domain == sender.domain }
        guard !keys.isEmpty, let signature = DKIMSignature(copy) else { return copy }
        return try keys.flatMap { try signature.field($0, at: now) } + copy
    }
}
