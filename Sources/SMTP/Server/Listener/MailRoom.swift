internal import Synchronization

/// How much may come at once, over all mail listeners that share it: connections, and bytes of messages in memory.
package final class MailRoom: Sendable {
    private let limits: Limits
    private let taken = Mutex(Taken())

    /// What it has room for.
    package struct Limits: Hashable, Sendable {
        /// Connections in all.
        package var connections = 500
        /// Connections of one network; loopback, where a proxy may stand for everybody, has all.
        package var connectionsOfNetwork = 50
        /// Bytes of messages that are not taken yet.
        package var bytes = 256 << 20

        /// 500 connections, 50 of a network, 256 MiB.
        package init() {}
    }

    private struct Taken {
        var connections = 0
        var byNetwork: [[UInt8]: Int] = [:]
        var bytes = 0
    }

    /// Makes the room.
    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Lets one more connection in; says whether it did.
    func enter(_ peer: Peer) -> Bool {
        taken.withLock { taken in
            let ofNetwork = taken.byNetwork[peer.network, default: 0]
            guard taken.connections < limits.connections,
                peer.isLoopback || ofNetwork < limits.connectionsOfNetwork
            else { return false }
            taken.connections += 1
            taken.byNetwork[peer.network] = ofNetwork + 1
            return true
        }
    }

    /// A connection that was let in is gone.
    func leave(_ peer: Peer) {
        taken.withLock { taken in
            taken.connections -= 1
            let ofNetwork = taken.byNetwork[peer.network, default: 1] - 1
            taken.byNetwork[peer.network] = ofNetwork > 0 ? ofNetwork : nil
        }
    }

    /// Goes over from so many bytes of a connection to so many; says whether there was room for them.
    func change(from old: Int, to new: Int) -> Bool {
        taken.withLock { taken in
            guard new <= old || taken.bytes + new - old <= limits.bytes else { return false }
            taken.bytes += new - old
            return true
        }
    }
}
