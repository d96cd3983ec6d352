/// Where and how the tracking listener listens.
package struct ListenerSettings: Hashable, Sendable {
    /// The address to bind, such as `127.0.0.1`.
    package var host: String
    /// The port to bind; 0 lets the system choose.
    package var port: Int
    /// The name of the setting that chooses the port, for messages.
    package var portSetting: String
    /// How many event loops share the port.
    package var loops: Int

    /// Whose word on where requests come from is believed.
    package var proxies: TrustedProxies

    /// Takes where to listen.
    package init(
        host: String = "127.0.0.1",
        port: Int = 8_025,
        portSetting: String = "port",
        loops: Int = 1,
        proxies: TrustedProxies = .none
    ) {
        self.host = host
        self.port = port
        self.portSetting = portSetting
        self.loops = loops
        self.proxies = proxies
    }
}
