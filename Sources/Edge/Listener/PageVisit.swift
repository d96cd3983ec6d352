internal import NIOCore
internal import Tracking

/// Somebody who waits for their page while others make it; it belongs to its loop's thread.
final class PageVisit: SlowAnswer {
    private let request: PageRequest
    private let toHead: Bool
    private let connection: AnswerBytes.Connection
    private let pages: RecipientPages
    private let turn: Turn
    private weak var handler: ConnectionHandler?

    init(
        _ request: PageRequest,
        toHead: Bool,
        _ connection: AnswerBytes.Connection,
        _ pages: RecipientPages,
        _ turn: Turn
    ) {
        self.request = request
        self.toHead = toHead
        self.connection = connection
        self.pages = pages
        self.turn = turn
    }

    /// Has the page made, and sends it.
    func start(on handler: ConnectionHandler) {
        self.handler = handler
        let loop = turn.loop
        let visit = NIOLoopBound(self, eventLoop: loop)
        pages.ask(request) { answer in
            loop.execute { visit.value.send(answer) }
        }
    }

    /// What was asked for is done all the same: only nobody is told.
    func cancel() {
        handler = nil
    }

    private func send(_ answer: PageReply) {
        let bytes = AnswerBytes.page(answer, of: request, toHead: toHead, connection)
        handler?.send(bytes).assumeIsolated().whenComplete { [weak self] result in
            let handler = self?.handler
            self?.cancel()
            if case .success = result {
                handler?.downloadEnded(isIntact: true)
            } else {
                handler?.downloadEnded(isIntact: false)
            }
        }
    }
}
