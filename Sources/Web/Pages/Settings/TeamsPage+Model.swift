internal import Storage
internal import Tracking

/// The teams as they are shown.
struct TeamsModel {
    let hasTeams: Bool
    let teams: [Row]
    let newName: String
    let newProblem: String?
    let longestName = Team.longestName

    struct Row {
        let teamName: String
        let typedName: String
        let isNameWrong: Bool
        let teamProblem: String?
        let membersWords: String
        let renameLink: String
        let removeLink: String
    }

    init(_ teams: [Team], _ asked: TeamsPage.Asked) {
        hasTeams = !teams.isEmpty
        self.teams = teams.map { team in
            let isAsked = team.id == asked.team
            return Row(
                teamName: team.name,
                typedName: isAsked ? asked.name ?? team.name : team.name,
                isNameWrong: isAsked && asked.name != nil,
                teamProblem: isAsked ? asked.problem : nil,
                membersWords: Counts.members(team.members),
                renameLink: Route.team(team.id).path,
                removeLink: Route.removeTeam(team.id).path
            )
        }
        newName = asked.team == nil ? asked.name ?? "" : ""
        newProblem = asked.team == nil ? asked.problem : nil
    }
}
