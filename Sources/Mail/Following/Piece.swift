/// A place in an HTML document that a copy fills in, or a piece that goes through as it is.
enum Piece: Hashable, Sendable {
    /// Bytes of the document.
    case source(Range<Int>)
    /// Bytes that stand in place of an old tracker of ours.
    case restored([UInt8])
    /// The value of a link, by its place in the list of links, without quotes; `original` is what stands there otherwise.
    case link(Int, Slot, original: [UInt8])
}
