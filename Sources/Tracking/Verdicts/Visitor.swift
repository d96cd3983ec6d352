/// Where from and with what somebody comes, as far as hits tell people apart.
package struct Visitor: Hashable, Sendable {
    /// The network, as addresses are cut.
    package let network: NetworkAddress
    /// The operating system's family; `nil` where it is not known.
    package let system: String?
    /// The browser or mail program; `nil` where it is not known.
    package let program: String?

    /// Takes the three.
    package init(network: NetworkAddress, system: String?, program: String?) {
        self.network = network
        self.system = system
        self.program = program
    }
}

extension Visitor {
    /// Who is usual among those who were seen on several emails: whose network, or whose system and program, was seen on two
    /// of them at least.
    ///
    /// One email is no habit; and somebody it was once forwarded to does not become usual by that.
    package static func usual(among emails: [Set<Visitor>]) -> Set<Visitor> {
        guard emails.count > 1 else { return [] }
        let networks = repeated(emails.map { Set($0.map(\.network)) })
        let devices = repeated(emails.map { Set($0.map(\.device)) })
        return Set(emails.joined().filter { networks.contains($0.network) || devices.contains($0.device) })
    }

    private struct Device: Hashable {
        let system: String?
        let program: String?
    }

    private var device: Device { Device(system: system, program: program) }

    private static func repeated<Value: Hashable>(_ sets: [Set<Value>]) -> Set<Value> {
        var once: Set<Value> = []
        var twice: Set<Value> = []
        for value in sets.joined() where !once.insert(value).inserted { twice.insert(value) }
        return twice
    }
}
