/// What the listener wants to know of a request's head; ranges are places in the bytes it was read from.
struct RequestHead: Hashable {
    var method: Method
    /// The path and query, from the first slash on.
    var path: Range<Int>
    /// Whether the connection may serve another request, as version and `Connection` say (RFC 9112 §9.3).
    var keepsAlive: Bool
    /// Whether it is HTTP/1.0, where keeping alive must be said in the answer.
    var isOld: Bool
    /// Whether a body follows, which nobody reads.
    var hasBody = false
    var agent: Range<Int>?
    var accept: Range<Int>?
    var language: Range<Int>?
    var purpose: Range<Int>?
    var range: Range<Int>?
    var ifMatch: Range<Int>?
    var ifNoneMatch: Range<Int>?
    var ifRange: Range<Int>?
    var origin: Range<Int>?
    var site: Range<Int>?

    enum Method: Hashable {
        case get
        case head
        case post
        case other
    }
}
