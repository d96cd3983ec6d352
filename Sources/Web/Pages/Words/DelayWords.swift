/// How long something took, as people say it.
enum DelayWords {
    /// "12 min", "3 h", "2 days".
    static func text(minutes: Int) -> String {
        switch minutes {
        case ..<1: return "under 1\u{A0}min"
        case ..<60: return "\(minutes)\u{A0}min"
        case ..<2_880:
            let rest = minutes % 60
            return rest == 0 || minutes >= 720 ? "\(minutes / 60)\u{A0}h" : "\(minutes / 60)\u{A0}h \(rest)\u{A0}min"
        default: return "\(minutes / 1_440)\u{A0}days"
        }
    }
}
