/// The name of a tag in lower case, small enough to be compared and kept by the thousand.
///
/// Names of up to fifteen bytes are spelled out in it; ``HTMLNames`` numbers those that are longer.
struct HTMLName: Hashable, Sendable {
    /// What it is the name of.
    let element: HTMLElement
    /// The first eight bytes of the name, or the number of a long one.
    let low: UInt64
    /// The bytes behind those, and in the topmost byte how many there are altogether.
    let high: UInt64

    /// The most bytes that are spelled out.
    static let maximumLength = 15
    /// Stands in place of the length where the name is numbered.
    static let longMark: UInt64 = 0xFF << 56
}

extension HTMLName {
    /// The name of an element that is known here.
    init(_ element: HTMLElement) {
        let spelled = Spelling(Array((element.name ?? "").utf8)[...])
        self.init(element: element, low: spelled.low, high: spelled.high)
    }

    /// The bytes of a name, in lower case, in two numbers.
    struct Spelling: Hashable {
        var low: UInt64 = 0
        var high: UInt64

        /// Takes at most ``HTMLName/maximumLength`` bytes.
        init(_ bytes: ArraySlice<UInt8>) {
            high = UInt64(bytes.count) << 56
            var shift: UInt64 = 0
            for byte in bytes.prefix(8) {
                low |= UInt64(byte.lowered) << shift
                shift += 8
            }
            guard bytes.count > 8 else { return }
            shift = 0
            for byte in bytes.dropFirst(8) {
                high |= UInt64(byte.lowered) << shift
                shift += 8
            }
        }
    }
}
