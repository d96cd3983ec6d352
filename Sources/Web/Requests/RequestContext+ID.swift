internal import Hummingbird
internal import Tracking

extension RequestContext {
    /// The id of a file in the path.
    func file() throws(Problem) -> FileID {
        guard let text = parameters.get("file"), let id = FileID(text) else { throw Problem(.notFound) }
        return id
    }

    /// The id of a consent in the path.
    func consent() throws(Problem) -> ConsentID {
        guard let text = parameters.get("consent"), let id = ConsentID(text) else { throw Problem(.notFound) }
        return id
    }

    /// The id in the path; what is no id names nothing, so that is 404 as well.
    func id<Subject>(_ type: ID<Subject>.Type = ID<Subject>.self) throws(Problem) -> ID<Subject> {
        guard let text = parameters.get("id"), let id = ID<Subject>(text) else { throw Problem(.notFound) }
        return id
    }
}
