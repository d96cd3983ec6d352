/// Why a table of facts can't be used.
package enum FactsError: Error, Hashable, CustomStringConvertible {
    /// The file is missing or can't be read.
    case unreadable(path: String)
    /// A line says nothing that can be understood.
    case badLine(file: String, line: Int, problem: String)

    /// The place and the remedy.
    package var description: String {
        switch self {
        case .unreadable(let path):
            "The facts in \(path) can’t be read. Check its name and its permissions, or leave the folder of facts out."
        case .badLine(let file, let line, let problem):
            "\(file), line \(line): \(problem)."
        }
    }
}
