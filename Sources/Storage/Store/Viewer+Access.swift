internal import Engagement

extension Viewer {
    /// Whether the rules let them open everybody's things: what lists ask instead of asking for each line.
    var mayOpenEverything: Bool { role == .administrator }
}
