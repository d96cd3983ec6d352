internal import NIOCore
internal import Tracking

/// What all connections of a listener share.
struct ListenerParts: Sendable {
    let responder: Responder
    let state: EdgeStateReader
    let answers: AnswerBytes
    let objects: ObjectFolder
    let proxies: TrustedProxies
    /// Who makes recipients' pages; `nil` where they are not served.
    var pages: RecipientPages?
    let clock: WallClock
    var limits: ListenerLimits
    /// With them the listener speaks TLS, without them plain HTTP.
    var certificates: CertificateReader?
}

/// How patient a listener is.
struct ListenerLimits: Hashable, Sendable {
    /// From the connection, or the first byte, to the end of a head (product §13).
    var head = TimeAmount.seconds(10)
    /// Between two requests of one connection.
    var idle = TimeAmount.seconds(60)
    /// For taking answers that fill all buffers.
    var taking = TimeAmount.seconds(30)
    /// For taking a piece of a file, 64 KiB.
    ///
    /// A program that reads slowly from a large buffer makes room in it by lumps: of a sixteenth of it on Linux, some 400 kB.
    var piece = TimeAmount.minutes(2)
    /// For a recipient's page to be made.
    var page = TimeAmount.seconds(20)
    /// For the disk to take hits, before their answers leave all the same (product §4.2).
    var disk = TimeAmount.milliseconds(250)
    /// Files that one loop sends at a time; whoever asks for a further one is told to try again.
    var downloads = 512
    /// For the client to close, after the last answer.
    var lingering = TimeAmount.seconds(2)
    /// For everything in flight, when the listener stops.
    var draining = TimeAmount.seconds(5)
    /// Hits that wait in memory for a disk that stalls, refuses or is full; further ones are lost.
    var unwritten = 100_000
    /// Connections of one loop; further ones are closed at once; a process that may open few files has fewer.
    var connections = 20_000
}
