internal import Tracking

/// The proxies whose word on where a request came from is believed; by default none is.
package struct TrustedProxies: Hashable, Sendable {
    private let blocks: [AddressBlock]

    /// Nobody is believed.
    package static let none = TrustedProxies([])

    /// Takes the networks that they are in: nobody else may be able to reach the listener from there.
    package init(_ blocks: [AddressBlock]) {
        self.blocks = blocks
    }

    func trusts(_ address: NetworkAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    /// Where a request came from: the nearest address on its way that is none of the proxies'.
    ///
    /// `peer` is the one that our end of the connection sees. Each proxy adds the address it sees at the right, so whatever
    /// stands left of the first one that is not trusted was said by a stranger. What is no address ends the search: then the
    /// proxy that said so is the farthest that is known.
    func origin(of head: UnsafeRawBufferPointer, from peer: NetworkAddress) -> NetworkAddress {
        guard trusts(peer) else { return peer }
        let way = ForwardedWay(head)
        switch (way.forwarded.isEmpty, way.forwardedFor.isEmpty) {
        case (true, true): return peer
        case (false, true): return origin(behind: peer, way.forwarded)
        case (true, false): return origin(behind: peer, way.forwardedFor)
        case (false, false):
            // A proxy that writes one of them may let a stranger's other one through: where they differ neither is believed.
            let origin = origin(behind: peer, way.forwarded)
            return origin == self.origin(behind: peer, way.forwardedFor) ? origin : peer
        }
    }

    private func origin(behind peer: NetworkAddress, _ way: [NetworkAddress?]) -> NetworkAddress {
        var origin = peer
        for address in way.reversed() {
            guard trusts(origin), let address else { break }
            origin = address
        }
        return origin
    }
}
