/// The answer that was given to a request with an idempotency key.
package struct StoredAnswer: Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// The body.
    package let body: [UInt8]

    /// So long the answer is remembered.
    package static let keeping = Duration.seconds(86_400)

    /// Takes the two.
    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
