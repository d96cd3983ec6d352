/// Where and how a mail listener listens.
package struct MailListenerSettings: Hashable, Sendable {
    /// The address to bind, such as `127.0.0.1`.
    package var host: String
    /// The port to bind; 0 lets the system choose.
    package var port: Int
    /// The name of the setting that chooses the port, for messages.
    package var portSetting: String
    /// Whether TLS is spoken from the first byte on (RFC 8314 §3.3).
    package var isWrapped: Bool
    /// What is allowed; whether TLS is offered follows from the listener's certificates.
    package var rules: ServerRules

    /// Takes where to listen.
    package init(
        host: String = "127.0.0.1",
        port: Int,
        portSetting: String = "port",
        isWrapped: Bool = false,
        rules: ServerRules
    ) {
        self.host = host
        self.port = port
        self.portSetting = portSetting
        self.isWrapped = isWrapped
        self.rules = rules
    }
}

/// Why a mail listener can't listen.
package enum MailListenerError: Error, Hashable {
    /// The port is taken.
    case portTaken(host: String, port: Int, setting: String)
    /// The address can't be bound.
    case unbindable(host: String, port: Int, reason: String)
}

extension MailListenerError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .portTaken(let host, let port, let setting):
            "port \(port) on \(host) is taken; stop whatever listens there, or choose another port with \(setting)"
        case .unbindable(let host, let port, let reason):
            "can't listen on \(host), port \(port) (\(reason))"
        }
    }
}
