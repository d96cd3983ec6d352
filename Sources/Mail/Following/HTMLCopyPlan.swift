/// One HTML document made ready for its copies: cut up once, then each copy is joined from the pieces.
package struct HTMLCopyPlan: Sendable {
    /// The links that are followed.
    package let links: [Link]
    /// The links that are not, with reasons.
    package let leftAlone: [LinkLeftAlone]
    /// What else its sender should know; sentences.
    package let notes: [String]

    /// Whether old trackers of ours were found in it, which every copy goes without.
    let holdsTrackers: Bool

    private let source: HTMLSource?
    /// The document as it came.
    let bytes: [UInt8]
    private let pieces: [Piece]
    /// Before which piece the beacon goes; nil where there is no body.
    private let beaconAtStart: Int?
    private let beaconAtEnd: Int?

    /// Beyond so many bytes mail programs begin to clip a document, so that its end is not loaded (product §3.1).
    private static let clippedLength = 100_000

    /// Prepares an HTML document that stands alone.
    ///
    /// `charset` is what is said of it outside of it, such as by HTTP.
    package init(html: [UInt8], charset: String? = nil, rules: FollowingRules) {
        self.init(html, charset: charset, judge: LinkJudge(rules: rules, unsubscribe: []), part: 0, firstOrdinal: 0)
    }

    init(_ html: [UInt8], charset: String?, judge: LinkJudge, part: Int, firstOrdinal: Int) {
        bytes = html
        let charset = Charset.of(html, declared: charset, inDocument: HTMLMetaCharset.label(in: html))
        source = HTMLSource(html, charset: charset)
        guard let source else {
            links = []
            leftAlone = []
            holdsTrackers = false
            notes = ["The character set \(charset.name) can’t be followed."]
            pieces = [.source(0..<html.count)]
            beaconAtStart = nil
            beaconAtEnd = nil
            return
        }
        let rewriting = HTMLRewriting(source, judge: judge, part: part, firstOrdinal: firstOrdinal)
        links = rewriting.links
        leftAlone = rewriting.leftAlone
        holdsTrackers = rewriting.holdsTrackers
        if let absence = rewriting.beacon.absence {
            notes = [Self.note(absence)]
            pieces = rewriting.pieces
            beaconAtStart = nil
            beaconAtEnd = nil
            return
        }
        notes = []
        var cut = PieceList(rewriting.pieces)
        let end = cut.split(at: rewriting.beacon.end * source.unit)
        let start = cut.split(at: rewriting.beacon.start * source.unit)
        beaconAtStart = start.index
        // A piece cut off before the end moves it by one.
        beaconAtEnd = end.index + (start.isNew && start.index <= end.index && start.place < end.place ? 1 : 0)
        pieces = cut.pieces
    }

    /// Whether its character set is one in which markup can be found.
    package var isReadable: Bool { source != nil }

    /// Prepares plain text in which addresses stand that each copy gets others for: those that begin with `mark`.
    init(text: [UInt8], charset: String?, mark: String, firstOrdinal: Int) {
        bytes = text
        source = HTMLSource(text, charset: Charset.of(text, declared: charset, inDocument: nil))
        let marks = source.map { TextMarks(in: $0, mark: mark, firstOrdinal: firstOrdinal) }
        links = marks?.links ?? []
        pieces = marks?.pieces ?? [.source(0..<text.count)]
        leftAlone = marks?.leftAlone ?? []
        holdsTrackers = false
        notes = []
        beaconAtStart = nil
        beaconAtEnd = nil
    }

    /// Whether a beacon can be put in.
    package var hasBody: Bool { beaconAtEnd != nil }

    /// Whether its character set has units of two or four bytes.
    var isWide: Bool { source.map { $0.unit > 1 } ?? false }

    /// A followed copy: links replaced by what `link` makes of them, and the beacon's URL put in unless it is nil.
    package func followed(beacon: String?, link: (Link) -> String) -> [UInt8] {
        copy(beacon: beacon, link: link).bytes
    }

    /// The document with our old trackers taken out and nothing put in.
    package func restored() -> [UInt8] { original().bytes }

    /// A followed copy, not joined yet.
    func copy(beacon: String?, link: (Link) -> String) -> HTMLCopy {
        guard let source else { return original() }
        var values = HTMLCopy.Values()
        values.ends.reserveCapacity(links.count)
        for case .link(let index, let slot, _) in pieces {
            slot.write(link(links[index]), to: &values.bytes, of: source)
            values.ends.append(values.bytes.count)
        }
        let picture = beacon.map { source.written(Self.picture($0)) } ?? []
        let length = keptLength + values.bytes.count + picture.count
        return HTMLCopy(
            document: bytes,
            pieces: pieces,
            values: values,
            beacon: picture,
            beaconPlace: length > Self.clippedLength ? beaconAtStart : beaconAtEnd
        )
    }

    /// The document without our old trackers, not joined yet.
    func original() -> HTMLCopy {
        HTMLCopy(document: bytes, pieces: pieces, values: nil, beacon: [], beaconPlace: nil)
    }

    private static func note(_ absence: BeaconPlaces.Absence) -> String {
        switch absence {
        case .frameset: "The document is a frameset: it has no body, so no beacon."
        case .swallowed: "Something at the head of the document is never closed: nothing of it is shown, so no beacon."
        }
    }

    /// The length of what every copy keeps.
    private var keptLength: Int {
        var length = 0
        for piece in pieces {
            switch piece {
            case .source(let range): length += range.count
            case .restored(let original): length += original.count
            case .link: break
            }
        }
        return length
    }

    private static func picture(_ url: String) -> [UInt8] {
        var picture = pictureStart
        Slot(quoting: .double, isInComment: false).write(url, to: &picture)
        return picture + pictureEnd
    }

    private static let pictureStart = Array("<img src=\"".utf8)
    /// Out of the flow, so that nothing on the page moves; not hidden, since hidden pictures are not loaded.
    private static let pictureEnd = {
        let style = "display:block;position:absolute;width:1px;height:1px;margin:-1px 0 0;border:0"
        return Array("\" width=\"1\" height=\"1\" alt=\"\" style=\"\(style)\">".utf8)
    }()
}

extension Slot {
    /// An URL as it is written in a document.
    fileprivate func write(_ url: String, to result: inout [UInt8], of source: HTMLSource) {
        guard source.unit > 1 else { return write(url, to: &result) }
        var value: [UInt8] = []
        write(url, to: &value)
        result += source.written(value)
    }
}
