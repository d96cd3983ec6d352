internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Answers with HTML.
enum HTMLAnswer {
    static func response(
        _ html: String,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}

extension Response {
    /// Sends the browser on after a form was taken (RFC 9110 §15.4.4), so that loading again posts nothing twice.
    static func seeOther(_ path: String) -> Response {
        .redirect(to: path, type: .normal)
    }
}
