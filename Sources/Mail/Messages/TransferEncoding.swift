internal import CGMime

/// How the bytes of a leaf are written in the message (RFC 2045 §6).
enum TransferEncoding: Hashable, Sendable {
    /// 7bit, 8bit, binary, or something unknown: the bytes stand as they are.
    case identity
    case base64
    case quotedPrintable
    case uuencode

    init(_ code: cgmime_encoding) {
        self =
            switch code {
            case CGMIME_BASE64: .base64
            case CGMIME_QUOTED_PRINTABLE: .quotedPrintable
            case CGMIME_UUENCODE: .uuencode
            default: .identity
            }
    }

    var code: cgmime_encoding {
        switch self {
        case .identity: CGMIME_IDENTITY
        case .base64: CGMIME_BASE64
        case .quotedPrintable: CGMIME_QUOTED_PRINTABLE
        case .uuencode: CGMIME_UUENCODE
        }
    }
}
