/// One step that brings the data to a newer form.
///
/// What was released is never changed: what turns out wrong is mended by the next step.
struct Migration: Sendable {
    /// Its place in the order, from 1.
    let number: Int
    /// What it does, in one sentence.
    let sentence: String
    /// Its statements, run in one transaction.
    let statements: [String]

    /// Every step there is, in order.
    static let all = [
        users, sessions, contacts, emails, copies, interactions, hits, cards, sandbox, workspace, answers, files,
        heldCards, shownAddresses, blocks, servedContents, hitNetworks, foldedHits, foldingInMemory, mailServers,
        replies, mailboxPositions, programPasswords, handovers, schedule, filings, reminders, templates,
        conversations, proofs, signatures, people, merges, assistant,
        followingModes, consents, recipientPages, digests, audiences, insightTables, insightCounts,
        openedLists, templateFigures, templateSales, undoFromTheStart, archivedEmails, latestAnswers, countedCopies,
        likenessesByAccount, sellersFigures, teams, senderRequests, hoursOfRecords, snoozes,
    ]
}
