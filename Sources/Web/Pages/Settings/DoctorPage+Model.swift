internal import Storage
internal import Tracking

/// An examination as it is shown.
struct DoctorModel {
    let place = SettingsPlace.doctor.model
    let isAdministrator = true
    let isLooking: Bool
    let summary: String
    let begunAt: Moment?
    let hasFindings: Bool
    let findings: [Row]

    /// A thing that was looked at.
    struct Row {
        let tone: String
        let icon: String
        let word: String
        let what: String
        let remedy: String?
    }
}

extension DoctorModel {
    init(_ report: ExaminationReport?, for visit: Visit) {
        isLooking = report?.isOver == false
        begunAt = report.map { Moment($0.startedAt, as: .relative, for: visit) }
        // What has to be mended comes first; within that in the order of looking.
        let found = report?.findings ?? []
        let order: [Finding.Level] = [.problem, .warning, .unchecked, .ok]
        findings = order.flatMap { level in found.filter { $0.level == level }.map(Row.init) }
        hasFindings = !found.isEmpty
        summary = Self.summary(of: found)
    }

    private static func summary(of found: [Finding]) -> String {
        func count(_ level: Finding.Level, _ one: String, _ many: String) -> String? {
            let count = found.count { $0.level == level }
            return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
        }
        let parts = [count(.problem, "problem", "problems"), count(.warning, "warning", "warnings")].compactMap(\.self)
        return parts.isEmpty ? "Nothing has to be mended." : parts.joined(separator: " and ") + " to look at."
    }
}

extension DoctorModel.Row {
    init(_ finding: Finding) {
        what = finding.what
        remedy = finding.remedy.isEmpty ? nil : finding.remedy
        switch finding.level {
        case .ok: (tone, icon, word) = ("person", "person", "All right")
        case .unchecked: (tone, icon, word) = ("machine", "unsure", "Not checked")
        case .warning: (tone, icon, word) = ("unsure", "info", "Warning")
        case .problem: (tone, icon, word) = ("danger", "failed", "Problem")
        }
    }
}
