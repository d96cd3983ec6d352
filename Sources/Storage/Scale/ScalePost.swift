internal import Engagement
internal import Mail
internal import Tracking

/// Makes up the mail of a large workspace, one email after the other in the order of time, and what came of each.
struct ScalePost: Sendable {
    let size: ScaleSize
    let cast: ScaleCast
    let start: Instant
    /// Now: nothing happened later.
    let end: Instant
    var random: SeededRandom
    /// How many emails were made.
    var made = 0
    /// How many interactions these have.
    var happened = 0
    /// What sellers have not answered yet, by their place among the users.
    var unanswered: [Int: (reply: Reply, reader: Int)] = [:]

    static let day = Duration.seconds(86_400)

    init(size: ScaleSize, cast: ScaleCast, start: Instant, end: Instant, seed: UInt64) {
        self.size = size
        self.cast = cast
        self.start = start
        self.end = end
        random = SeededRandom(seed: seed)
    }

    /// The next email; `nil` once all are made.
    mutating func next() -> ScaleEmail? {
        guard made < size.emails else { return nil }
        let user = cast.writer(&random)
        let at = moment()
        var answered = unanswered[user]
        if let open = answered?.reply, open.at < at { unanswered[user] = nil } else { answered = nil }
        let readers = readers(of: user, answering: answered?.reader)
        var email = email(of: user, to: readers, at: at, answering: answered?.reply)
        let isLargest = isOfLargest
        made += 1
        guard email.isSent else { return email }
        happen(in: &email, isLargest: isLargest)
        answer(in: &email, user, readers)
        remind(of: &email)
        raiseCards(in: &email)
        return email
    }

    /// When it is begun: on working days of the whole time, ever later.
    private func moment() -> Instant {
        let days = (end - start) / Self.day
        let weeks = max(1, (days / 7).rounded(.down))
        let place = Double(made) / Double(size.emails) * weeks * 5
        let workday = place.rounded(.down)
        let day = (workday / 5).rounded(.down) * 7 + workday.truncatingRemainder(dividingBy: 5)
        return start + Self.day * day + .seconds(7 * 3_600) + .seconds(10 * 3_600) * (place - workday)
    }

    private mutating func readers(of user: Int, answering reader: Int?) -> [Int] {
        if let reader { return [reader] }
        let count = isOfLargest ? 100 : random.chance(0.002) ? 40 : random.chance(0.15) ? 3 : 1
        var readers: [Int] = []
        for _ in 0..<count {
            let reader = cast.reader(of: user, &random)
            // One who objects would keep a circular from being followed.
            let suits = count <= 3 || isAllowed(cast.people[reader])
            if suits, !readers.contains(reader) { readers.append(reader) }
        }
        return readers.isEmpty ? [cast.reader(of: user, &random)] : readers
    }

    private func isAllowed(_ person: ScalePerson) -> Bool {
        person.preference == .allow && cast.accounts[person.account].preference == .allow
    }

    /// Ten emails are talked about everywhere, and the very last one is sent.
    var isOfLargest: Bool { made % max(1, size.emails / 10) == size.emails / 20 }

    private mutating func email(of user: Int, to readers: [Int], at: Instant, answering: Reply?) -> ScaleEmail {
        let seller = cast.users[user]
        let people = readers.map { cast.people[$0] }
        let subject = answering?.subject ?? random.pick(ScaleWords.subjects) ?? ""
        let isWhole = made == size.emails - 1 || isOfLargest || answering != nil
        let status: EmailStatus = isWhole ? .sent : status()
        let isAllowed = people.allSatisfy(isAllowed)
        let following: FollowingState = !isAllowed ? .blocked : isWhole || random.chance(0.95) ? .on : .off
        let links = random.chance(0.75) ? Int.random(in: 1...4, using: &random) : 0
        let first = people.first
        var email = ScaleEmail(
            id: .new(at: at, using: &random),
            seller: seller,
            subject: subject,
            html: ScaleWords.html(subject, to: first?.address.name ?? "", links: links),
            searchText: "\(subject.lowercased()) \(people.map(\.searchText).joined(separator: " "))",
            status: status,
            following: status == .sent || status == .failed ? following : nil,
            createdAt: at
        )
        email.sendAt = status == .scheduled ? random.moment(after: end + Self.day, before: end + Self.day * 30) : nil
        email.template = cast.template(of: user, &random)
        email.regarding = first.flatMap { cast.regarding($0, &random) }
        email.answers = answering?.messageID
        email.links = links
        for person in people {
            let field: RecipientField = email.copies.isEmpty ? .to : .cc
            email.copies.append(ScaleCopy(person: person, field: field, message: .new(at: at, using: &random)))
        }
        email.isSandbox = status == .sent && at > end - Self.day * 60 && random.chance(0.02)
        if status == .sent, following == .on, random.chance(0.04) { email.file = file(of: email.id, at: at) }
        return email
    }

    /// Most of it is sent; of the last month some waits to be.
    private mutating func status() -> EmailStatus {
        if Double(made) > 0.96 * Double(size.emails) {
            if random.chance(0.06) { return .draft }
            if random.chance(0.01) { return .scheduled }
        }
        return random.chance(0.004) ? .failed : .sent
    }

    private mutating func file(of email: EmailID, at: Instant) -> EmailFile? {
        let content = (0..<ObjectID.length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        guard let object = ObjectID(bytes: content) else { return nil }
        return EmailFile(
            id: .new(at: at, using: &random),
            reference: FileReference(email: email, kind: .file, ordinal: 0),
            name: "Quote.pdf",
            mediaType: "application/pdf",
            size: Int64.random(in: 20_000...4_000_000, using: &random),
            object: object,
            isProgram: false,
            isFollowed: true,
            createdAt: at,
            servedAt: at,
            expiresAt: at + Self.day * 90,
            replacedAt: nil,
            revokedAt: nil,
            releasedAt: nil
        )
    }
}
