internal import Engagement
internal import Storage

/// The mail programs of somebody, as they are shown.
struct ProgramsModel {
    let place = SettingsPlace.programs.model
    let isAdministrator: Bool
    let address: String
    let hasServers: Bool
    let servers: [Server]
    let password: String?
    let passwordName: String?
    let nameWrong: String?
    let hasPrograms: Bool
    let programs: [Row]

    struct Server {
        let host: String
        let port: String
        let security: String
    }

    struct Row {
        let programName: String
        let madeAt: Moment
        let usedAt: Moment?
        let revokeLink: String
    }

    init(
        _ programs: [ProgramPassword],
        places: [SubmissionPlace],
        made: ProgramsPage.Made?,
        nameWrong: String?,
        for visit: Visit
    ) {
        isAdministrator = visit.user.role == .administrator
        address = visit.user.address
        hasServers = !places.isEmpty
        servers = places.map { Server(host: $0.host, port: "\($0.port)", security: $0.security.words) }
        password = made?.password
        passwordName = made?.name
        self.nameWrong = nameWrong
        hasPrograms = !programs.isEmpty
        self.programs = programs.map { program in
            Row(
                programName: program.name,
                madeAt: Moment(program.createdAt, as: .relative, for: visit),
                usedAt: program.lastUsedAt.map { Moment($0, as: .relative, for: visit) },
                revokeLink: Route.revokeProgram(program.id).path
            )
        }
    }
}

extension SubmissionPlace.Security {
    /// What mail programs call it.
    fileprivate var words: String {
        switch self {
        case .wrapped: "SSL/TLS"
        case .startTLS: "STARTTLS"
        case .none: "none (this computer alone)"
        }
    }
}
