internal import Storage

extension ArrivalProof {
    /// Why a copy is believed to have arrived though the mail server never said so.
    var sentence: String {
        switch self {
        case .opened: "The mail server’s answer is missing, but it was opened, so it arrived."
        case .clicked: "The mail server’s answer is missing, but a link in it was clicked, so it arrived."
        case .viewed: "The mail server’s answer is missing, but a file of it was looked at, so it arrived."
        case .answered: "The mail server’s answer is missing, but it was answered, so it arrived."
        case .reported: "The mail server’s answer is missing, but a report came about it, so it left."
        }
    }
}
