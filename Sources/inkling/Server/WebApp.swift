internal import Foundation
internal import NIOCore
internal import ServiceLifecycle

/// The web app as a service whose failure to listen is said in words that help.
struct WebApp: Service {
    let app: any Service
    let place: Settings.Place

    func run() async throws {
        do {
            try await app.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw WebAppError.portTaken(place)
        }
    }
}

/// Why the web app can't listen.
enum WebAppError: Error, Hashable, CustomStringConvertible {
    case portTaken(Settings.Place)

    var description: String {
        switch self {
        case .portTaken(let place):
            "port \(place.port) on \(place.host) is taken; choose another with \(Setting.webPort.option)"
        }
    }
}
