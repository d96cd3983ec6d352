internal import Tracking

/// The edge state as it stands in its file, asked in place: nothing is unpacked, and asking takes no lock and, but for a
/// file, no memory.
final class EdgeStateImage: Sendable {
    let isFollowingOn: Bool
    private let bytes: [UInt8]
    private let sections: [Layout.Place]

    typealias Layout = EdgeStateLayout

    /// Takes the bytes of a file; `nil` where they are no edge state, or damaged, or of another version.
    init?(_ bytes: [UInt8]) {
        guard let (flags, sections) = bytes.withUnsafeBytes(Self.check) else { return nil }
        isFollowingOn = flags & Layout.followingFlag != 0
        self.bytes = bytes
        self.sections = sections
    }

    /// The image of a state that is at hand.
    init(_ state: EdgeState) {
        let encoder = EdgeStateEncoder(state)
        isFollowingOn = state.isFollowingOn
        bytes = encoder.bytes
        sections = encoder.sections
    }

    /// Checks everything once, so that asking need not.
    private static func check(_ bytes: UnsafeRawBufferPointer) -> (flags: UInt32, sections: [Layout.Place])? {
        func number<Number: FixedWidthInteger>(at place: Int, _ type: Number.Type = Number.self) -> Number {
            Number(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: Number.self))
        }
        guard bytes.count >= Layout.headerLength,
            number(at: 0) == Layout.mark, number(at: 8) == Layout.version, number(at: 16) == UInt64(bytes.count),
            number(at: 12) == Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[Layout.checkedFrom...]))
        else { return nil }
        let count = Int(number(at: 28, UInt32.self))
        let room = (bytes.count - Layout.headerLength) / Layout.entryLength
        guard count >= Layout.Section.allCases.count, count <= room else { return nil }
        var sections: [Layout.Place] = []
        for section in Layout.Section.allCases {
            let entry = Layout.headerLength + section.rawValue * Layout.entryLength
            let count = Int(number(at: entry + 8, UInt32.self))
            let length = Int(number(at: entry + 12, UInt32.self))
            guard let offset = Int(exactly: number(at: entry, UInt64.self)), offset <= bytes.count,
                length >= section.recordLength, count <= (bytes.count - offset) / length
            else { return nil }
            sections.append(Layout.Place(offset: offset, count: count, recordLength: length))
        }
        return (number(at: 24), sections)
    }

    private subscript(section: Layout.Section) -> Layout.Place { sections[section.rawValue] }
}

extension EdgeStateImage {
    /// Whether a hit on the copy may be recorded.
    func records(_ copy: CopyReference) -> Bool {
        isFollowingOn && place(of: RecordKey(copy.email), in: .silencedEmails) == nil
            && place(of: RecordKey(copy), in: .silencedCopies) == nil
    }

    /// Whether the email's links lead nowhere any more.
    func blocks(_ email: EmailID) -> Bool {
        place(of: RecordKey(email), in: .blockedEmails) != nil
    }

    /// Whether tokens of the key are refused.
    func blocks(_ key: KeyID) -> Bool {
        let keys = self[.blockedKeys]
        return bytes.withUnsafeBytes { bytes in
            (0..<keys.count).contains { number in
                let place = keys.offset + number * keys.recordLength
                return UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)) == key.rawValue
            }
        }
    }

    /// Whether any host is blocked, so that looking for a link's host is worth it.
    var blocksHosts: Bool { self[.blockedHosts].count > 0 }

    /// Whether a link to the host, which is in lower case, leads nowhere any more: it or a name above it is blocked.
    func blocks(host: String) -> Bool {
        guard blocksHosts else { return false }
        var host = host
        return host.withUTF8 { host in
            // `contoso.com.` is the same host as `contoso.com` (RFC 1034 §3.1).
            var name = host.last == UInt8(ascii: ".") ? host.dropLast() : host[...]
            while !isListed(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(host)[name.indices])) {
                guard let dot = name.firstIndex(of: UInt8(ascii: ".")) else { return false }
                name = name[(dot + 1)...]
            }
            return true
        }
    }

    /// What must be known of a file to serve it; `nil` where it is not known, or not yet.
    func manifest(of file: FileReference) -> FileManifest? {
        place(of: RecordKey(file), in: .files).flatMap { place in
            bytes.withUnsafeBytes { manifest($0, at: place) }
        }
    }

    /// Everything, unpacked.
    var state: EdgeState {
        EdgeState(
            isFollowingOn: isFollowingOn,
            silencedEmails: Set(keys(of: .silencedEmails).compactMap(\.email)),
            silencedCopies: Set(keys(of: .silencedCopies).compactMap(\.copy)),
            blockedHosts: Set(hosts),
            blockedEmails: Set(keys(of: .blockedEmails).compactMap(\.email)),
            blockedKeys: Set(blockedKeys),
            files: Dictionary(
                keys(of: .files).compactMap(\.file).compactMap { file in manifest(of: file).map { (file, $0) } },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

extension EdgeStateImage {
    /// Finds a record by halving.
    private func place(of key: RecordKey, in section: Layout.Section) -> Int? {
        let records = self[section]
        return bytes.withUnsafeBytes { bytes in
            var candidates = 0..<records.count
            while !candidates.isEmpty {
                let middle = candidates.lowerBound + candidates.count / 2
                let place = records.offset + middle * records.recordLength
                let found = RecordKey(bytes, at: place)
                if found == key { return place }
                candidates = found < key ? middle + 1..<candidates.upperBound : candidates.lowerBound..<middle
            }
            return nil
        }
    }

    private func isListed(_ name: UnsafeRawBufferPointer) -> Bool {
        let hosts = self[.blockedHosts]
        return bytes.withUnsafeBytes { bytes in
            var candidates = 0..<hosts.count
            while !candidates.isEmpty {
                let middle = candidates.lowerBound + candidates.count / 2
                let found = text(bytes, at: hosts.offset + middle * hosts.recordLength)
                if found.elementsEqual(name) { return true }
                let isBefore = found.lexicographicallyPrecedes(name)
                candidates = isBefore ? middle + 1..<candidates.upperBound : candidates.lowerBound..<middle
            }
            return false
        }
    }

    /// The text that a record points to; empty where it points outside.
    private func text(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Slice<UnsafeRawBufferPointer> {
        let texts = self[.texts]
        let text = TextPlace(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        guard text.offset + text.count <= texts.count else { return bytes[..<0] }
        let start = texts.offset + text.offset
        return bytes[start..<start + text.count]
    }

    private func manifest(_ bytes: UnsafeRawBufferPointer, at place: Int) -> FileManifest? {
        typealias Record = Layout.FileRecord
        func number<Number: FixedWidthInteger>(_ field: Int, _ type: Number.Type = Number.self) -> Number {
            Number(bigEndian: bytes.loadUnaligned(fromByteOffset: place + field, as: Number.self))
        }
        let digest = place + Record.object..<place + Record.object + ObjectID.length
        guard let object = ObjectID(bytes: bytes[digest]) else { return nil }
        let expiry = number(Record.expiry, Int64.self)
        return FileManifest(
            object: object,
            size: number(Record.size),
            name: String(decoding: text(bytes, at: place + Record.name), as: UTF8.self),
            mediaType: String(decoding: text(bytes, at: place + Record.mediaType), as: UTF8.self),
            expiresAt: expiry == Record.never ? nil : Instant(microseconds: expiry),
            isRevoked: number(Record.flags, UInt32.self) & Record.revokedFlag != 0
        )
    }

    private func keys(of section: Layout.Section) -> [RecordKey] {
        let records = self[section]
        return bytes.withUnsafeBytes { bytes in
            (0..<records.count).map { RecordKey(bytes, at: records.offset + $0 * records.recordLength) }
        }
    }

    private var blockedKeys: [KeyID] {
        let keys = self[.blockedKeys]
        return bytes.withUnsafeBytes { bytes in
            (0..<keys.count).map { number in
                let place = keys.offset + number * keys.recordLength
                return KeyID(
                    rawValue: UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self))
                )
            }
        }
    }

    private var hosts: [String] {
        let hosts = self[.blockedHosts]
        return bytes.withUnsafeBytes { bytes in
            (0..<hosts.count).map { number in
                String(decoding: text(bytes, at: hosts.offset + number * hosts.recordLength), as: UTF8.self)
            }
        }
    }
}
