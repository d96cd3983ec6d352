/// Why agent definitions can't be used.
package enum AgentCatalogueError: Error, Hashable {
    /// The file can't be read; install the package `uap-core` or name another file.
    case unreadable(path: String)
    /// The text is no agent definitions, from the place described on.
    case malformed(String)
    /// A pattern can't be compiled.
    case badPattern(String)
}
