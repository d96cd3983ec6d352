internal import Tracking

/// An answer that takes longer than a turn of the loop, and longer to take than others may wait behind it.
protocol SlowAnswer: AnyObject {
    /// The answers before it left.
    func start(on handler: ConnectionHandler)
    /// Nobody is there any more.
    func cancel()
}

extension ConnectionHandler {
    /// What gives an answer slowly; `nil` for one that is at hand.
    func slowAnswer(
        _ answer: Answer,
        _ hit: Hit?,
        toHead: Bool,
        _ connection: AnswerBytes.Connection
    ) -> (any SlowAnswer)? {
        switch answer {
        case .content(let content):
            let request = Download.Request(answer: content, hit: hit, toHead: toHead)
            return Download(request, connection, parts, turn, connections)
        case .page(let request):
            guard let pages = parts.pages else { return nil }
            return PageVisit(request, toHead: toHead, connection, pages, turn)
        default: return nil
        }
    }
}
