internal import Engagement
internal import Storage
internal import Tracking

/// A user as they stand in the fields of a form.
struct TypedUser {
    var name = ""
    var address = ""
    var role = Role.seller
    var team: TeamID?
    /// Why the team can't be theirs.
    var teamProblem: StoreError?

    init() {}

    init(_ fields: FormFields) {
        name = fields["name"]?.trimmed ?? ""
        address = fields["address"]?.trimmed ?? ""
        role = fields["role"].flatMap(Role.init(rawValue:)) ?? .seller
        let typedTeam = TypedTeam(fields["team"] ?? "")
        team = typedTeam.id
        teamProblem = typedTeam.problem
    }
}
