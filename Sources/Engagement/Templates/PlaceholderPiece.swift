/// A text as it is taken apart: what stays, and what is left open.
enum PlaceholderPiece: Hashable {
    /// Bytes that stay as they are.
    case text(Range<Int>)
    /// A place that is left open, with what stands between its braces.
    case open(Range<Int>, inner: Range<Int>)
    /// Braces that are no placeholder for the reason given.
    case faulty(Range<Int>, PlaceholderFault.Kind)

    /// Where it stands.
    var range: Range<Int> {
        switch self {
        case .text(let range), .open(let range, _), .faulty(let range, _): range
        }
    }
}
