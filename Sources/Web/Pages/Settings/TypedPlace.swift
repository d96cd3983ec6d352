internal import Engagement

/// A role and a team as they stand in the fields of a form; what is not there stays.
struct TypedPlace {
    let role: Role?
    let team: TypedTeam?

    init(_ fields: FormFields) {
        role = fields["role"].flatMap(Role.init(rawValue:))
        team = fields["team"].map { TypedTeam($0) }
    }
}
