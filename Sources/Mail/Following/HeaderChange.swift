/// One header field that is not the same in a message and in its copy (product §3.3).
package struct HeaderChange: Hashable, Sendable, Codable {
    /// What became of it.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// It was missing.
        case added
        /// One of its name is gone.
        case removed
        /// It says something else.
        case changed
    }

    /// Its name as written, or `From ` for the envelope line of an mbox.
    package let name: String
    /// What became of it.
    package let change: Kind
    /// The HTML part, from 0, in whose own header it stands; nil for the header of the message.
    package let part: Int?

    /// Compares the header of a message, and those of its HTML parts, with a copy's.
    package static func between(_ message: Message, _ copy: Message) -> [HeaderChange] {
        var changes = between((message, message.header), (copy, copy.header), part: nil)
        let pages = (message.htmlPlaces, copy.htmlPlaces)
        for (part, (before, after)) in zip(pages.0, pages.1).enumerated() where before.node.parent != nil {
            changes += between((message, before.header), (copy, after.header), part: part)
        }
        return changes
    }

    private typealias Header = (message: Message, block: HeaderBlock)

    private static func between(_ before: Header, _ after: Header, part: Int?) -> [HeaderChange] {
        let old = fields(before)
        let new = fields(after)
        let names = (old + new).reduce(into: [String]()) { names, field in
            if !names.contains(where: { $0.lowercased() == field.name.lowercased() }) { names.append(field.name) }
        }
        return names.compactMap { name in
            let old = old.filter { $0.name.lowercased() == name.lowercased() }.map(\.bytes)
            let new = new.filter { $0.name.lowercased() == name.lowercased() }.map(\.bytes)
            guard old != new else { return nil }
            let change: Kind = old.count < new.count ? .added : old.count > new.count ? .removed : .changed
            return HeaderChange(name: name, change: change, part: part)
        }
    }

    private static func fields(_ header: Header) -> [(name: String, bytes: ArraySlice<UInt8>)] {
        let bytes = header.message.bytes
        let envelope = header.block.mboxLine.map { [(name: "From ", bytes: bytes[$0])] } ?? []
        return envelope
            + header.block.fields.map { (String(decoding: bytes[$0.name], as: UTF8.self), bytes[$0.range]) }
    }
}

extension Message {
    /// Where its HTML bodies stand.
    fileprivate var htmlPlaces: [LeafPlace] {
        tree.bodyLeaves(types: ["text/html"]).compactMap { LeafPlace($0, header: header, in: bytes) }
    }
}
