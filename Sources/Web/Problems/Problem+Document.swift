internal import HTTPTypes
internal import Hummingbird

extension Problem {
    /// The answer of the API (RFC 9457).
    func document() throws -> Response {
        var response = try JSONAnswer.response(
            Document(
                type: "/problems/\(kind.rawValue)",
                title: kind.title,
                status: kind.status.code,
                detail: detail,
                errors: faults.isEmpty ? nil : faults.map { Document.Place(pointer: $0.pointer, detail: $0.detail) }
            ),
            status: kind.status
        )
        response.headers.append(contentsOf: headers)
        response.headers[.contentType] = "application/problem+json"
        if kind == .notSignedIn {
            // RFC 9110 §15.5.2: a 401 names a way to get in.
            response.headers[.wwwAuthenticate] = "Bearer realm=\"Inkling\""
        }
        return response
    }

    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let errors: [Place]?

        struct Place: Encodable {
            let pointer: String
            let detail: String
        }
    }
}
