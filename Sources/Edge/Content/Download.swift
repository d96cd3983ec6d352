internal import NIOCore
internal import Tracking

/// Sends a stored file over a connection, piece by piece: the next one is read when the last one was taken, so that a slow
/// client costs one piece of memory.
///
/// It belongs to its loop's thread.
final class Download {
    private let answer: ContentAnswer
    private let toHead: Bool
    private let connection: AnswerBytes.Connection
    private let parts: ListenerParts
    private let turn: Turn
    private let connections: Connections
    private weak var handler: ConnectionHandler?
    private var file: OpenFile?
    private var rest: Range<Int64>
    private var isAdmitted = false

    init(
        _ answer: ContentAnswer,
        toHead: Bool,
        _ connection: AnswerBytes.Connection,
        _ parts: ListenerParts,
        _ turn: Turn,
        _ connections: Connections
    ) {
        self.answer = answer
        self.toHead = toHead
        self.connection = connection
        self.parts = parts
        self.turn = turn
        self.connections = connections
        rest = toHead ? 0..<0 : answer.range
    }

    /// Begins; the hit is on disk by now.
    func start(on handler: ConnectionHandler) {
        self.handler = handler
        guard connections.admitDownload(parts.limits.downloads) else {
            turn.counters.count { $0.refusedDownloads += 1 }
            return apologize()
        }
        isAdmitted = true
        parts.objects.open(answer, toHead: toHead, on: turn.loop).assumeIsolated().whenComplete { [weak self] result in
            self?.opened(result)
        }
    }

    /// Forgets everything: nobody is there any more.
    func cancel() {
        handler = nil
        file = nil
        guard isAdmitted else { return }
        isAdmitted = false
        connections.endDownload()
    }

    private func opened(_ result: Result<ObjectFolder.Opening, any Error>) {
        guard handler != nil else { return }
        switch result {
        case .success(let opening):
            turn.counters.count { $0.files += 1 }
            file = opening.file
            var bytes = ByteBuffer()
            parts.answers.append(.content(answer), toHead: true, connection, to: &bytes)
            bytes.writeImmutableBuffer(opening.piece)
            send(bytes, piece: opening.piece.readableBytes)
        case .failure(let error):
            turn.counters.count { $0.missingFiles += 1 }
            turn.miss(answer.manifest.object, error)
            apologize()
        }
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
