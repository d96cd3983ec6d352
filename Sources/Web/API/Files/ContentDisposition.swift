/// The header that names a file to be saved (RFC 6266).
enum ContentDisposition {
    /// The name in ASCII for old programs, and in full (RFC 8187) where that is not all of it.
    static func attachment(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { scalar in
                // What would end or escape the quoted string can't stand in it everywhere.
                scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F
                    && !"\"\\%".unicodeScalars.contains(scalar)
                    ? Character(scalar) : "_"
            }
        )
        let simple = "attachment; filename=\"\(plain)\""
        return plain == name ? simple : "\(simple); filename*=UTF-8''\(PathSegment.encode(name))"
    }
}
