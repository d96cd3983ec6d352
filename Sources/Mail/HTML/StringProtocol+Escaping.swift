extension StringProtocol {
    /// The text as it stands in HTML, between tags and in quoted attributes.
    ///
    /// Scalar by scalar: a combining mark behind a quotation mark makes one `Character` of both, and browsers still read the quotation
    /// mark.
    package var htmlEscaped: String {
        unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
