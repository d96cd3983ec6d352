internal import HTTPTypes

extension HTTPField.Name {
    static let referrerPolicy = name("Referrer-Policy")
    static let crossOriginOpenerPolicy = name("Cross-Origin-Opener-Policy")
    static let csrfToken = name("X-CSRF-Token")
    static let xAccelBuffering = name("X-Accel-Buffering")
    static let idempotencyKey = name("Idempotency-Key")

    // The names above are tokens, so the second choice is never taken; it only spares a force unwrap.
    private static func name(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .referer
    }
}
