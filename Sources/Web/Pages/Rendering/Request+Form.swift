internal import Hummingbird

extension Request {
    /// The form that it carries; its token was checked by ``FormGate``.
    func form(upTo limit: Int = FormGate.maximumFormSize) async throws -> FormFields {
        guard isForm else { throw Problem(.wrongContentType) }
        let body = try await body.collect(upTo: limit)
        guard let fields = FormFields(body) else { throw Problem(.malformed) }
        return fields
    }

    /// A value of the query, without control characters and no longer than people type.
    func query(_ name: String) -> String? {
        uri.queryParameters.get(name).map { String($0.filter { $0.isNewline == false && $0 != "\0" }.prefix(200)) }
    }
}
