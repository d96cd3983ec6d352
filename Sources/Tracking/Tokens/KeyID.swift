/// The name of a sealing key: it stands in clear at the front of every token.
package struct KeyID: RawRepresentable, Hashable, Sendable, Codable {
    /// The number itself.
    package let rawValue: UInt16

    /// Takes the number.
    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }
}

extension KeyID: Comparable {
    /// Keys made earlier come first.
    package static func < (left: KeyID, right: KeyID) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension KeyID: CustomStringConvertible {
    /// The number as text.
    package var description: String { "\(rawValue)" }
}
