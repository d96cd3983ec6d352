/// How the edge state's file is laid out.
///
/// All numbers have their most significant byte first. A header of 32 bytes: the mark, the version (4 bytes), the CRC-32C
/// of everything from byte 16 on (4), the length of the file (8), flags (4) and the number of sections (4). Then for each
/// section its place (8), its number of records (4) and the length of one (4). Then the sections: records in order of
/// their keys, so that they are found by halving, and last the texts that records point into. A later program may add
/// sections, and fields at the end of records, under the same version: what a reader does not know it leaves alone.
enum EdgeStateLayout {
    /// `INKLEDGE`.
    static let mark: UInt64 = 0x494E_4B4C_4544_4745
    /// Version 1 was JSON.
    static let version: UInt32 = 2
    static let headerLength = 32
    static let entryLength = 16
    /// Where the checked bytes begin.
    static let checkedFrom = 16
    static let followingFlag: UInt32 = 1

    enum Section: Int, CaseIterable {
        case silencedEmails
        case silencedCopies
        case blockedEmails
        case blockedKeys
        case blockedHosts
        case files
        /// Not records but bytes in UTF-8.
        case texts

        var recordLength: Int {
            switch self {
            case .silencedEmails, .silencedCopies, .blockedEmails: RecordKey.length
            case .blockedKeys: 2
            case .blockedHosts: TextPlace.length
            case .files: FileRecord.length
            case .texts: 1
            }
        }
    }

    /// Fields of a file's record, by their distance from its start; in front stands its key.
    enum FileRecord {
        static let object = RecordKey.length
        static let size = object + 32
        static let expiry = size + 8
        static let flags = expiry + 8
        static let name = flags + 4
        static let mediaType = name + TextPlace.length
        static let length = mediaType + TextPlace.length

        static let revokedFlag: UInt32 = 1
        /// Stands for no expiry.
        static let never = Int64.max
    }

    /// A section of a file at hand.
    struct Place: Hashable {
        var offset: Int
        var count: Int
        var recordLength: Int
    }
}

/// A text's place among the texts: 48 bits of distance, 16 of length.
struct TextPlace: Hashable {
    let offset: Int
    let count: Int

    static let length = 8
    static let longest = Int(UInt16.max)

    init(offset: Int, count: Int) {
        self.offset = offset
        self.count = count
    }

    init(_ number: UInt64) {
        offset = Int(number >> 16)
        count = Int(number & 0xFFFF)
    }

    var number: UInt64 { UInt64(offset) << 16 | UInt64(count) }
}
