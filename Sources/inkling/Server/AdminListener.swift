internal import Edge
internal import Foundation
internal import Hummingbird
internal import Intake
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import Storage
internal import Tracking

/// Serves figures for monitoring at a place of its own, which only the operator's machines should reach: nobody is asked who
/// they are, and nothing that is told is personal.
struct AdminListener: Service {
    let place: Settings.Place
    let metrics: EdgeMetrics
    let intake: Intake
    let store: Store
    let logger: Logger

    func run() async throws {
        let router = Router()
        router.get("metrics") { _, _ in
            var standing = intake.progress.standing
            // Without hits nobody but this question notices that storage is away.
            let answers = (try? await store.journalPosition(of: Intake.journalName) ?? .start) != nil
            standing.isStorageThere = standing.isStorageThere && answers
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text(standing)))
            )
        }
        router.get("healthz") { _, _ in "ok\n" }
        let configuration = ApplicationConfiguration(
            address: .hostname(place.host, port: place.port),
            serverName: nil
        )
        do {
            try await Application(router: router, configuration: configuration, logger: logger).run()
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
