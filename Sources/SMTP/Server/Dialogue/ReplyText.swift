extension String {
    /// The text as a reply may carry it: ASCII without controls, on one line that is not too long (RFC 5321 §4.5.3.1.5).
    package var plainForReply: String {
        let letters = unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "“", "”": "\""
            case "‘", "’": "'"
            case " "..."~": Character(scalar)
            default: "?"
            }
        }
        return String(letters.prefix(400))
    }
}
