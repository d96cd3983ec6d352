/// A response as it came: text, and between the text literals, which are bytes of any kind (RFC 3501 §4.3).
enum ResponsePiece: Hashable {
    /// Text without the end of its line, and without the `{n}` that announces a literal.
    case text([UInt8])
    /// What `{n}` announced.
    case literal([UInt8])
}
