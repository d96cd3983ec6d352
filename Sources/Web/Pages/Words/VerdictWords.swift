internal import Tracking

/// A verdict as people read it: always icon and word and colour (interface).
struct VerdictWords {
    let chip: Chip
    /// The colour of its whole line.
    let tone: String
    /// What the reasons answer.
    let question: String

    /// Puts a verdict into words; `owner` is the seller's name where they are not the one who reads.
    init(_ verdict: Verdict, owner: String? = nil) {
        switch verdict {
        case .human:
            chip = Chip(tone: "person", icon: "person", label: "Person")
            question = "Why a person?"
        case .unknown:
            chip = Chip(tone: "unsure", icon: "unsure", label: "Can’t tell")
            question = "Why can’t we tell?"
        case .machine:
            chip = Chip(tone: "machine", icon: "machine", label: "Machine")
            question = "Why a machine?"
        case .own:
            chip = Chip(tone: "own", icon: "own", label: owner ?? "You")
            question = "Why \(owner ?? "you")?"
        }
        tone = chip.tone
    }
}
