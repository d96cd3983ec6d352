/// A folder of a mailbox, as the server lists it (RFC 3501 §7.2.2).
package struct ListedFolder: Hashable, Sendable {
    /// The attributes in lower case, such as `\sent` (RFC 6154).
    package let attributes: Set<String>
    /// What stands between the names of a folder and those in it.
    package let separator: String?
    /// The name as the server writes it: to name the folder it must be written so again.
    package let name: [UInt8]

    /// Puts it together.
    package init(attributes: Set<String>, separator: String?, name: [UInt8]) {
        self.attributes = attributes
        self.separator = separator
        self.name = name
    }

    /// Reads the three values of a `LIST` response; RFC 9051 may have more behind them.
    init(_ values: ArraySlice<Value>) throws(ResponseError) {
        let values = Array(values)
        guard values.count >= 3, let attributes = values[0].items, let name = values[2].folderName else {
            throw .malformed
        }
        self.init(
            attributes: Set(attributes.compactMap { $0.word?.lowercased() }),
            separator: values[1].bytes.map { String(decoding: $0, as: UTF8.self) },
            name: name
        )
    }
}

extension Value {
    // A folder may be called NIL.
    fileprivate var folderName: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .atom(let text): Array(text.utf8)
        case .list: nil
        }
    }
}
