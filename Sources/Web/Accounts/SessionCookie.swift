internal import HTTPTypes
internal import Hummingbird
internal import Tracking

/// The cookie that a browser shows who it is by.
enum SessionCookie {
    static let name = "inkling_session"

    /// So long a log-in lasts, whatever happens.
    static let lifetime = Duration.seconds(14 * 86_400)

    /// Hands a secret out.
    static func setting(_ secret: Secret, isSecure: Bool) -> Cookie {
        cookie(secret.text, seconds: Int(lifetime.components.seconds), isSecure: isSecure)
    }

    /// Takes it back.
    static func clearing(isSecure: Bool) -> Cookie {
        cookie("", seconds: 0, isSecure: isSecure)
    }

    private static func cookie(_ value: String, seconds: Int, isSecure: Bool) -> Cookie {
        Cookie(
            name: name,
            value: value,
            maxAge: seconds,
            path: "/",
            secure: isSecure,
            httpOnly: true,
            sameSite: .lax
        )
    }
}
