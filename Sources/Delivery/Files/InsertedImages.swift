internal import Foundation
internal import Storage
internal import Tracking

/// Finds the pictures of an email in its HTML: addresses of the API, with or without the server before them.
struct InsertedImages {
    private let email: EmailID
    private let images: [EmailFile]

    init(_ email: Email) {
        self.email = email.id
        images = email.images
    }

    /// The HTML with what `address` gives in place of each picture's address, and the pictures that stand in it.
    func replaced(in html: String, by address: (EmailFile) -> String) -> (html: String, used: [EmailFile]) {
        var rest = html[...]
        var result = ""
        var used: [EmailFile] = []
        let path = "/api/v1/emails/\(email)/images/"
        while !images.isEmpty, let found = rest.range(of: path) {
            let name = rest[found.upperBound...].prefix(36)
            guard let id = FileID(name), let image = images.first(where: { $0.id == id }) else {
                result += rest[..<found.upperBound]
                rest = rest[found.upperBound...]
                continue
            }
            result += Self.withoutServer(rest[..<found.lowerBound]) + address(image)
            rest = rest[name.endIndex...]
            if !used.contains(image) { used.append(image) }
        }
        return (result + rest, used)
    }

    /// An editor may have written the whole address: what stands before the path is then scheme and host.
    private static func withoutServer(_ text: Substring) -> Substring {
        var start = text.endIndex
        while start > text.startIndex, text[text.index(before: start)].isPartOfServer {
            start = text.index(before: start)
        }
        let server = text[start...].lowercased()
        return ["https://", "http://"].contains(where: server.hasPrefix) ? text[..<start] : text
    }
}

extension Character {
    fileprivate var isPartOfServer: Bool { isASCII && (isLetter || isNumber || ".-:[]/".contains(self)) }
}
