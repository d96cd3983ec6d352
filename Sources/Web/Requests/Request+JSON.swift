internal import Hummingbird

extension Request {
    /// The body as JSON; the gate before has collected it within the limit.
    ///
    /// - Throws: a problem where it is empty or malformed.
    func json() async throws -> JSONValue {
        let body = try await body.collect(upTo: .max)
        guard body.readableBytes > 0 else { throw Problem(.malformed, "A body in JSON is expected.") }
        return try JSONValue(Array(body.readableBytesView))
    }

    /// The body as JSON, or an empty object where there is none.
    func jsonIfAny() async throws -> JSONValue {
        let body = try await body.collect(upTo: .max)
        return body.readableBytes > 0 ? try JSONValue(Array(body.readableBytesView)) : .object([:])
    }
}
