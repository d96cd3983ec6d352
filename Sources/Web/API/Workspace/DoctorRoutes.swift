internal import Hummingbird
internal import Storage
internal import Tracking

/// `/doctor`: an examination of the installation, for administrators; for anybody else there is none.
struct DoctorRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiDoctor.routerPath, use: show)
        router.post(RoutePattern.apiDoctor.routerPath, use: begin)
    }

    private struct Answer: Encodable {
        let startedAt: Instant
        let isOver: Bool
        let findings: [Found]

        struct Found: Encodable {
            let level: String
            let what: String
            @Nullable var remedy: String?
        }

        init(_ report: ExaminationReport) {
            startedAt = report.startedAt
            isOver = report.isOver
            findings = report.findings.map { finding in
                let remedy = finding.remedy.isEmpty ? nil : finding.remedy
                return Found(level: finding.level.rawValue, what: finding.what, remedy: Nullable(wrappedValue: remedy))
            }
        }
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireSight()
        guard let report = desk.doctor.last() else { throw Problem(.notFound) }
        return try JSONAnswer.response(Answer(report))
    }

    private func begin(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireSight()
        return try JSONAnswer.response(Answer(desk.doctor.begin()), status: .accepted)
    }
}
