/// Why what a server said can't be read; the connection is of no use any more.
package enum ResponseError: Error, Hashable {
    /// A line, or the lines of one response together, are longer than ``ResponseParser/maximumText``.
    case lineTooLong
    /// A literal is larger than was asked for.
    case literalTooLarge
    /// It is no response of IMAP.
    case malformed
}
