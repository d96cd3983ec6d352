internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

/// Of everybody's emails so many are looked at for a page, and the next one goes on there.
@Suite struct EmailReachTests {
    /// Nine drafts of Ada's; the subjects of three have "rare" in them.
    private func house(reach: Int) async throws -> House {
        let house = try await House.open(listReach: reach)
        for number in 0..<9 {
            let subject = number % 4 == 0 ? "rare \(number)" : "usual \(number)"
            try await house.store.createDraft(house.draft(subject: subject), by: house.ada.viewer)
            house.clock.advance(by: .seconds(1))
        }
        return house
    }

    /// All pages of a list, each with the subjects on it.
    private func pages(_ query: EmailQuery, _ user: User, _ house: House) async throws -> [[String]] {
        var query = query
        var pages: [[String]] = []
        while pages.count < 20 {
            let page = try await house.store.emailPage(query, viewer: user.viewer)
            pages.append(page.emails.map(\.subject))
            #expect(page.reached == nil || page.reached == page.next)
            guard let next = page.next else { break }
            query.after = next
        }
        return pages
    }

    @Test(arguments: [EmailOrder.newest, .oldest])
    func goesOnBehindWhatWasLookedAt(order: EmailOrder) async throws {
        let house = try await house(reach: 4)
        let query = EmailQuery(scope: .all, order: order, text: "rare")

        let pages = try await pages(query, house.administrator, house)

        let expected =
            order == .newest ? [["rare 8"], ["rare 4"], ["rare 0"]] : [["rare 0"], ["rare 4"], ["rare 8"]]
        #expect(pages == expected)
    }

    @Test func aPageThatIsFullIsNotCutShort() async throws {
        let house = try await house(reach: 5)
        let query = EmailQuery(scope: .all, text: "usual", limit: 2)

        let page = try await house.store.emailPage(query, viewer: house.administrator.viewer)

        #expect(page.emails.map(\.subject) == ["usual 7", "usual 6"])
        #expect(page.reached == nil)
        #expect(page.next == page.emails.last?.cursor)
        #expect(try await pages(query, house.administrator, house).flatMap(\.self).count == 6)
    }

    @Test func whatOneSellerWroteIsLookedAtWhole() async throws {
        let house = try await house(reach: 1)
        let query = EmailQuery(text: "rare")

        #expect(try await pages(query, house.ada, house) == [["rare 8", "rare 4", "rare 0"]])
    }

    @Test func theTableHoldsWhatIsBehindIt() async throws {
        let house = try await house(reach: 2)
        let query = EmailQuery(scope: .all, text: "rare")
        var table = EmailTable(query, from: house.store, viewer: house.administrator.viewer)
        var text = ""
        while let piece = try await table.next() { text += piece }

        for subject in ["rare 0", "rare 4", "rare 8"] { #expect(text.contains(subject)) }
    }

    @Test func lastOpenedGoesOnToo() async throws {
        let house = try await House.open(listReach: 2)
        var position = JournalPosition.start
        for number in 0..<5 {
            let email = try await house.sent(to: ["a@x.test"], subject: number == 1 ? "rare" : "usual \(number)")
            house.clock.advance(by: .seconds(40))
            position = position.next
            let hit: JudgedHit = try .make(.beacon, of: email.id, at: house.clock.now, verdict: .human)
            try await house.store.record([hit], upTo: position, of: "a")
        }
        let query = EmailQuery(scope: .all, order: .opened, text: "rare")

        #expect(try await pages(query, house.administrator, house) == [[], ["rare"], []])
    }
}
