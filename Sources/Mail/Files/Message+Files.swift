// What copies offer by addresses instead of carrying it (product §3.5, §3.6).
extension Message {
    /// The files beside its texts and the pictures that its HTML shows, in order; none where it can't be followed.
    package var files: [MessageFile] { MessageFileReader(self).files }

    /// The content of one of its files, with the transfer encoding undone.
    package func content(of file: MessageFile) -> [UInt8] { decoded(file.node) }

    /// The message without some of its files, with addresses in place of pictures' by their content ids, and with a block
    /// for the others.
    ///
    /// nil where that would lose something: then the message is to be sent as it is.
    package func without(
        _ files: [MessageFile],
        addresses: [String: String],
        block: MessageBlock?
    ) -> Message? {
        let revision = MessageRevision(self, without: files, addresses: addresses, block: block)
        guard files.allSatisfy(\.canBeTakenOut), let bytes = revision.bytes, let revised = try? Message(bytes) else {
            return nil
        }
        // What was cut is checked by reading the result: the other parts, and nothing else.
        let taken = Set(files.map(\.node.index))
        let kept = tree.nodes.filter { !taken.contains($0.index) }
        guard kept.map(\.type) == revised.tree.nodes.map(\.type), revised.obstacle == obstacle else { return nil }
        return revised
    }
}
