internal import Delivery
internal import Logging
internal import SMTP
internal import ServiceLifecycle

/// A port of the submission server; in a demo one that is taken stops nothing else.
struct SubmissionServer: Service {
    let listener: MailListener<SubmissionHouse>
    let isOptional: Bool
    let logger: Logger

    func run() async throws {
        do {
            try await listener.run()
        } catch let error as MailListenerError where isOptional {
            logger.notice("Mail programs can't hand mail over", metadata: ["error": "\(error)"])
            try? await gracefulShutdown()
        }
    }
}
