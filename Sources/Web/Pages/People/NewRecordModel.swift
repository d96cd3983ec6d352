/// The form for a new person, account or opportunity.
struct NewRecordModel {
    let newHeading: String
    let crumbLink: String
    let crumbWords: String
    let newAction: String
    let asksPreference: Bool
    let preferenceQuestion: String
    let refuses: Bool
    let refusalWords: String
    let hasZones: Bool
    let zones: [String]
    let fields: [FieldModel]
    let stages: StageModel?
}

/// The choice of a stage, with the day on which it was won or lost.
struct StageModel {
    let stageChoices: [Choice]
    let stageWrong: String?
}
