/// One copy of an HTML document, as a row of runs: nobody needs a large one whole to write it down encoded.
struct HTMLCopy: Sendable {
    /// What stands where the links are: all values one behind the other, with the place where each ends.
    struct Values: Sendable {
        var bytes: [UInt8] = []
        var ends: [Int] = []
    }

    /// The document that it is a copy of.
    let document: [UInt8]
    let pieces: [Piece]
    /// nil where the originals stand in their places.
    let values: Values?
    let beacon: [UInt8]
    /// Before which piece the beacon stands.
    let beaconPlace: Int?

    /// Gives all of it in order, in runs.
    @inline(__always)
    func forEachRun(_ take: (ArraySlice<UInt8>) -> Void) {
        var done = 0
        for (index, piece) in pieces.enumerated() {
            if index == beaconPlace { take(beacon[...]) }
            switch piece {
            case .source(let range): take(document[range])
            case .restored(let original): take(original[...])
            case .link(let number, _, let original):
                guard let values else {
                    take(original[...])
                    continue
                }
                take(values.bytes[done..<values.ends[number]])
                done = values.ends[number]
            }
        }
        if beaconPlace == pieces.count { take(beacon[...]) }
    }

    /// How long it is.
    var length: Int {
        var length = 0
        forEachRun { length += $0.count }
        return length
    }

    /// All of it.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(length)
        forEachRun { result += $0 }
        return result
    }

    /// Whether it differs from the document.
    var differs: Bool {
        var place = 0
        var isSame = true
        forEachRun { run in
            guard isSame else { return }
            isSame = run.count <= document.count - place && document[place..<(place + run.count)] == run
            place += run.count
        }
        return !isSame || place != document.count
    }
}

extension HTMLCopy {
    /// What became of a document otherwise, given whole.
    init(of document: [UInt8], changedTo bytes: [UInt8]) {
        self.init(document: document, pieces: [.restored(bytes)], values: nil, beacon: [], beaconPlace: nil)
    }
}
