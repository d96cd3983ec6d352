internal import Edge
internal import Foundation
internal import Hummingbird
internal import Intake
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import Storage

/// Serves figures for monitoring at a place of its own, which only the operator's machines should reach: nobody is asked who
/// they are, and nothing that is told is personal.
struct AdminListener: Service {
    let place: Settings.Place
    let metrics: EdgeMetrics
    let store: Store
    let logger: Logger

    func run() async throws {
        let router = Router()
        router.get("metrics") { _, _ in
            // Storage that is away must not hide the rest.
            let taken = try? await store.journalPosition(of: Intake.journalName)
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text(taken: taken ?? nil)))
            )
        }
        router.get("healthz") { _, _ in "ok\n" }
        let configuration = ApplicationConfiguration(
            address: .hostname(place.host, port: place.port),
            serverName: nil
        )
        do {
            try await Application(router: router, configuration: configuration, logger: logger).runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw AdminListenerError.portTaken(place)
        }
    }
}

/// Why figures can't be served.
enum AdminListenerError: Error, Hashable, CustomStringConvertible {
    case portTaken(Settings.Place)

    var description: String {
        switch self {
        case .portTaken(let place):
            "port \(place.port) on \(place.host) is taken; choose another with \(Setting.adminPort.option)"
        }
    }
}
