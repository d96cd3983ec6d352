internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Tracking
internal import Web

extension Examination {
    /// An address of the tracking listener, and what it says where nobody has changed question or answer on the way.
    private struct Question {
        let path: String
        let status: UInt
        let type: String
        /// What no other server says at that status; `nil` where the status is enough.
        var policy: String?

        // None of these has a token, so nothing is recorded.
        static let all = [
            Question(path: "/healthz", status: 200, type: "text/plain"),
            Question(path: "/o/doctor", status: 200, type: "image/gif"),
            Question(path: "/c/doctor", status: 404, type: "text/html", policy: "default-src 'none'"),
            Question(path: "/f/doctor", status: 404, type: "text/html", policy: "default-src 'none'"),
        ]
    }

    private static let patience = TimeAmount.seconds(10)

    /// Asks the tracking listener under its public name, as recipients do; what it is asked for records nothing.
    func askListener(_ tell: Tell) async {
        let base = "\(settings.trackingAddress)"
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        for question in Question.all {
            do {
                let request = HTTPClientRequest(url: base + question.path)
                let response = try await client.execute(request, timeout: Self.patience)
                tell(Self.finding(base + question.path, response, question))
                let date = response.headers.first(name: "date").flatMap(Self.instant)
                if question.path == "/healthz", let date {
                    tell(DoctorRules.clock(WallClock.system.now, theirs: date))
                }
            } catch {
                tell(
                    .problem(
                        "\(base) can’t be reached: \(error).",
                        remedy: "Start the server, and look where that name leads and whether its port is open."
                    )
                )
                // What is not there need not be asked for the rest.
                break
            }
        }
        try? await client.shutdown()
    }

    private static func finding(_ url: String, _ response: HTTPClientResponse, _ question: Question) -> Finding {
        let given = response.headers.first(name: "content-type") ?? ""
        let policy = response.headers.first(name: "content-security-policy")
        let isExpected =
            response.status.code == question.status && given.hasPrefix(question.type)
            && (question.policy == nil || policy == question.policy)
        return DoctorRules.answer(of: url, status: response.status.code, isExpected: isExpected)
    }

    /// RFC 9110 §5.6.7.
    private static func instant(_ text: String) -> Instant? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return formatter.date(from: text).map { Instant($0) }
    }
}
