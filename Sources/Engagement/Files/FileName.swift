/// The rule for the name of a file that goes out with an email, in whatever way (product §13).
package enum FileName {
    /// The longest name, in bytes of UTF-8: no file system takes more.
    package static let maximumLength = 255

    /// What is wrong with a name, as a sentence with the remedy; `nil` where it is a good one.
    package static func problem(with name: String) -> String? {
        guard name.contains(where: { !$0.isWhitespace }) else { return "The file needs a name." }
        guard name.utf8.count <= maximumLength else {
            return "The name is longer than \(maximumLength) bytes. Shorten it."
        }
        guard !name.contains(where: { $0 == "/" || $0 == "\\" }), name != ".", name != ".." else {
            return "A name without folders is expected: no / and no \\."
        }
        guard name.unicodeScalars.allSatisfy({ !$0.isMisleading }) else {
            return "Line breaks, control characters and marks that turn the direction of writing are not allowed."
        }
        return nil
    }

    /// The nearest good name to one that somebody else chose.
    package static func nearest(to name: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            kept.append(scalar.isMisleading || scalar == "/" || scalar == "\\" ? "_" : scalar)
        }
        var result = String(kept)
        while result.utf8.count > maximumLength { result.removeLast() }
        return problem(with: result) == nil ? result : "file"
    }
}

extension Unicode.Scalar {
    /// Whether it breaks the line, can't be seen, or shows what follows in another order: "exe" at the end of a name could
    /// be made to look like "pdf".
    fileprivate var isMisleading: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}
