internal import NIOCore
internal import Tracking

/// Sends a stored file over a connection, piece by piece: the next one is read when the last one was taken, so that a slow
/// client costs one piece of memory.
///
/// The file is opened before its hit is recorded, for only then is it known whether it was served. It belongs to its
/// loop's thread.
final class Download: SlowAnswer {
    /// What is wanted.
    struct Request {
        let answer: ContentAnswer
        /// The hit to record before answering; `nil` for none.
        let hit: Hit?
        let toHead: Bool
    }

    /// What came of opening the file.
    private enum Outcome {
        case opened(ObjectFolder.Opening)
        case unreadable
        case refused
        /// Nobody was there any more before it was opened.
        case abandoned
    }

    private let answer: ContentAnswer
    private let toHead: Bool
    private let hit: Hit?
    private let connection: AnswerBytes.Connection
    private let parts: ListenerParts
    private let turn: Turn
    private let connections: Connections
    private weak var handler: ConnectionHandler?
    private var file: OpenFile?
    private var rest: Range<Int64>
    private var isAdmitted = false
    private var outcome: Outcome?

    init(
        _ request: Request,
        _ connection: AnswerBytes.Connection,
        _ parts: ListenerParts,
        _ turn: Turn,
        _ connections: Connections
    ) {
        answer = request.answer
        toHead = request.toHead
        hit = request.hit
        self.connection = connection
        self.parts = parts
        self.turn = turn
        self.connections = connections
        rest = toHead ? 0..<0 : answer.range
    }

    /// Opens the file, and when its hit is on disk, sends it.
    func start(on handler: ConnectionHandler) {
        if let outcome { return begin(outcome) }
        self.handler = handler
        guard connections.admitDownload(parts.limits.downloads) else {
            turn.counters.count { $0.refusedDownloads += 1 }
            return settle(.refused)
        }
        isAdmitted = true
        // Held until then: the hit is recorded also if nobody waits for the file any more.
        parts.objects.open(answer, toHead: toHead, on: turn.loop).assumeIsolated().whenComplete { result in
            self.opened(result)
        }
    }

    /// Forgets everything but the hit: nobody is there any more.
    func cancel() {
        handler = nil
        file = nil
        guard isAdmitted else {
            // It was never started; one that is being opened is settled when that ends.
            if outcome == nil { settle(.abandoned) }
            return
        }
        isAdmitted = false
        connections.endDownload()
    }

    private func opened(_ result: Result<ObjectFolder.Opening, any Error>) {
        switch result {
        case .success(let opening):
            turn.counters.count { $0.files += 1 }
            settle(.opened(opening))
        case .failure(let error):
            turn.counters.count { $0.missingFiles += 1 }
            turn.miss(answer.manifest.object, error)
            settle(.unreadable)
        }
    }

    private func settle(_ outcome: Outcome) {
        self.outcome = outcome
        if var hit {
            switch outcome {
            case .opened: break
            // A picture was loaded, be it another one: that is what tells of an open.
            case .unreadable, .refused: hit.wasServed = answer.kind == .image
            case .abandoned: hit.wasServed = false
            }
            turn.add(hit)
        }
        handler?.waitForTurn()
    }

    private func begin(_ outcome: Outcome) {
        guard case .opened(let opening) = outcome else { return apologize() }
        file = opening.file
        var bytes = ByteBuffer()
        parts.answers.append(.content(answer), toHead: true, connection, to: &bytes)
        bytes.writeImmutableBuffer(opening.piece)
        send(bytes, piece: opening.piece.readableBytes)
    }

    private func send(_ bytes: ByteBuffer, piece: Int) {
        rest = rest.lowerBound + Int64(piece)..<rest.upperBound
        // It need not stay open for a client that takes the last of it slowly.
        if rest.isEmpty { file = nil }
        handler?.send(bytes).assumeIsolated().whenComplete { [weak self] result in
            switch result {
            case .success: self?.next()
            case .failure: self?.end(isIntact: false)
            }
        }
    }

    private func next() {
        guard let file else { return end(isIntact: true) }
        parts.objects.read(file, rest, on: turn.loop).assumeIsolated().whenComplete { [weak self] result in
            self?.readPiece(result)
        }
    }

    private func readPiece(_ result: Result<ByteBuffer, any Error>) {
        guard handler != nil else { return }
        switch result {
        case .success(let piece):
            send(piece, piece: piece.readableBytes)
        case .failure(let error):
            // Its length was told: only a connection that breaks off says that something is missing.
            turn.counters.count { $0.missingFiles += 1 }
            turn.miss(answer.manifest.object, error)
            end(isIntact: false)
        }
    }

    /// Asks to try again instead.
    private func apologize() {
        var bytes = ByteBuffer()
        parts.answers.append(.unavailableContent(answer.kind), toHead: toHead, connection, to: &bytes)
        rest = 0..<0
        send(bytes, piece: 0)
    }

    private func end(isIntact: Bool) {
        let handler = handler
        cancel()
        handler?.downloadEnded(isIntact: isIntact)
    }
}
