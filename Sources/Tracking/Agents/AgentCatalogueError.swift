/// Why agent definitions can't be used.
package enum AgentCatalogueError: Error, Hashable, CustomStringConvertible {
    /// The file can't be read; install the package `uap-core` or name another file.
    case unreadable(path: String)
    /// The text is no agent definitions, from the place described on.
    case malformed(String)
    /// A pattern can't be compiled.
    case badPattern(String)

    /// What is wrong, and the remedy.
    package var description: String {
        switch self {
        case .unreadable(let path):
            "The agent definitions \(path) can’t be read; install uap-core or name another file."
        case .malformed(let problem): "The agent definitions are malformed: \(problem)"
        case .badPattern(let pattern): "A pattern of the agent definitions can’t be compiled: \(pattern)"
        }
    }
}
