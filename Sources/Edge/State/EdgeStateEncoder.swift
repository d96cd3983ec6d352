internal import Tracking

/// Makes the bytes of the edge state's file (``EdgeStateLayout``).
struct EdgeStateEncoder {
    private(set) var bytes: [UInt8] = []
    private(set) var sections: [EdgeStateLayout.Place] = []
    private var texts: [UInt8] = []
    private var placesOfTexts: [String: TextPlace] = [:]

    private typealias Layout = EdgeStateLayout

    init(_ state: EdgeState) {
        let tableLength = Layout.Section.allCases.count * Layout.entryLength
        bytes = [UInt8](repeating: 0, count: Layout.headerLength + tableLength)
        bytes.reserveCapacity(bytes.count + state.files.count * (Layout.FileRecord.length + 32))
        for section in Layout.Section.allCases {
            let start = bytes.count
            append(section, of: state)
            let count = (bytes.count - start) / section.recordLength
            sections.append(Layout.Place(offset: start, count: count, recordLength: section.recordLength))
        }
        finish(isFollowingOn: state.isFollowingOn)
    }

    private mutating func append(_ section: Layout.Section, of state: EdgeState) {
        switch section {
        case .silencedEmails: append(state.silencedEmails.map { RecordKey($0) })
        case .silencedCopies: append(state.silencedCopies.map { RecordKey($0) })
        case .blockedEmails: append(state.blockedEmails.map { RecordKey($0) })
        case .blockedKeys: for key in state.blockedKeys.sorted() { bytes.append(bigEndian: key.rawValue) }
        case .blockedHosts: append(hosts: state.blockedHosts)
        case .files: append(files: state.files)
        case .texts: bytes.append(contentsOf: texts)
        }
    }

    private mutating func append(_ keys: [RecordKey]) {
        for key in keys.sorted() { key.append(to: &bytes) }
    }

    private mutating func append(hosts: Set<String>) {
        let names = Set(hosts.map { $0.lowercased() }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for name in names { bytes.append(bigEndian: place(of: name).number) }
    }

    private mutating func append(files: [FileReference: FileManifest]) {
        for (key, file) in files.map({ (RecordKey($0.key), $0.value) }).sorted(by: { $0.0 < $1.0 }) {
            key.append(to: &bytes)
            bytes.append(contentsOf: file.object.bytes)
            bytes.append(bigEndian: file.size)
            bytes.append(bigEndian: file.expiresAt?.microseconds ?? Layout.FileRecord.never)
            bytes.append(bigEndian: file.isRevoked ? Layout.FileRecord.revokedFlag : 0)
            bytes.append(bigEndian: place(of: file.name).number)
            bytes.append(bigEndian: place(of: file.mediaType).number)
        }
    }

    /// Equal texts, such as media types, stand there once.
    private mutating func place(of text: String) -> TextPlace {
        if let known = placesOfTexts[text] { return known }
        let kept = text.utf8.count <= TextPlace.longest ? text : String(cutting: text.utf8, to: TextPlace.longest)
        let place = TextPlace(offset: texts.count, count: kept.utf8.count)
        texts.append(contentsOf: kept.utf8)
        placesOfTexts[text] = place
        return place
    }

    /// Writes header and table, now that everything is known.
    private mutating func finish(isFollowingOn: Bool) {
        var front: [UInt8] = []
        front.append(bigEndian: UInt64(bytes.count))
        front.append(bigEndian: isFollowingOn ? Layout.followingFlag : 0)
        front.append(bigEndian: UInt32(sections.count))
        for section in sections {
            front.append(bigEndian: UInt64(section.offset))
            front.append(bigEndian: UInt32(section.count))
            front.append(bigEndian: UInt32(section.recordLength))
        }
        bytes.replaceSubrange(Layout.checkedFrom..<Layout.checkedFrom + front.count, with: front)
        let checksum = bytes.withUnsafeBytes { bytes in
            Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[Layout.checkedFrom...]))
        }
        var start: [UInt8] = []
        start.append(bigEndian: Layout.mark)
        start.append(bigEndian: Layout.version)
        start.append(bigEndian: checksum)
        bytes.replaceSubrange(0..<Layout.checkedFrom, with: start)
    }
}
