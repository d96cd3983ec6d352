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
