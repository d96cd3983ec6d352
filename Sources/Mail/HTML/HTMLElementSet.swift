/// A set of elements in which looking is one shift.
struct HTMLElementSet: ExpressibleByArrayLiteral, Sendable {
    private let bits: UInt128

    init(arrayLiteral elements: HTMLElement...) {
        // `other` and `vector` stand for many, and are asked for by themselves.
        bits = elements.reduce(0) { $0 | 1 << UInt128($1.rawValue) }
    }

    func contains(_ element: HTMLElement) -> Bool {
        bits >> UInt128(element.rawValue) & 1 == 1
    }
}
