/// Why the listener can't listen.
package enum ListenerError: Error, Hashable {
    /// The port is taken.
    case portTaken(host: String, port: Int, setting: String)
    /// The address can't be bound.
    case unbindable(host: String, port: Int, reason: String)
    /// It ended before it listened.
    case stopped
}

extension ListenerError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .portTaken(let host, let port, let setting):
            "port \(port) on \(host) is taken; stop whatever listens there, or choose another port with \(setting)"
        case .unbindable(let host, let port, let reason):
            "can't listen on \(host), port \(port) (\(reason))"
        case .stopped:
            "the tracking listener was stopped before it listened"
        }
    }
}
