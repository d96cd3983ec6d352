internal import Storage
internal import Tracking

/// A team as the field of a form names it: only the empty text means none.
struct TypedTeam {
    let id: TeamID?
    let problem: StoreError?

    init(_ text: String) {
        id = TeamID(text)
        problem = id == nil && !text.isEmpty ? .noSuchTeam : nil
    }
}
