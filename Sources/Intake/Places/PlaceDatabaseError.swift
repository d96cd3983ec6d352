/// Why a database of places can't be used.
package enum PlaceDatabaseError: Error, Hashable, CustomStringConvertible {
    /// It is missing, or is none in MaxMind's format.
    case unusable(path: String, problem: String)

    /// What is wrong, and the remedy.
    package var description: String {
        switch self {
        case .unusable(let path, let problem):
            "The database \(path) can’t be used: \(problem). Name a database in MaxMind’s format, or leave it out."
        }
    }
}
