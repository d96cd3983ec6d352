import Engagement
import Testing

@Suite struct ReminderSentenceTests {
    @Test(arguments: [
        (ReminderCondition.noReply, ["Maria"], true, "If Maria does not answer by T, a card reminds you."),
        (.noReply, [], true, "If nobody answers by T, a card reminds you."),
        (.noReply, ["Maria", "Jonas"], true, "If none of the 2 people answers by T, a card reminds you."),
        (.noReply, ["Maria"], false, "If Maria does not answer by T, a card reminds you."),
        (.notOpened, ["Maria"], true, "If Maria seems not to have opened it by T, a card reminds you."),
        (.notOpened, [], true, "If nobody seems to have opened it by T, a card reminds you."),
        (.notClicked, ["Maria"], true, "If Maria clicks no link by T, a card reminds you."),
        (.notClicked, [], true, "If nobody clicks a link by T, a card reminds you."),
        (.notViewed, ["Maria"], true, "If Maria looks at no file by T, a card reminds you."),
        (.notViewed, [], true, "If nobody looks at a file by T, a card reminds you."),
        (.anyway, ["Maria"], true, "Whatever happens, a card reminds you on T."),
        (
            .notOpened, ["Maria"], false,
            "This email is not followed, so whether it is opened can’t be told: a card reminds you anyway, on T."
        ),
        (
            .notClicked, [], false,
            "This email is not followed, so whether a link is clicked can’t be told: a card reminds you anyway, on T."
        ),
        (
            .notViewed, [], false,
            "This email is not followed, so whether a file is looked at can’t be told: a card reminds you anyway, on T."
        ),
    ])
    func sumsItUp(condition: ReminderCondition, names: [String], isFollowed: Bool, sentence: String) {
        #expect(ReminderSentence(condition, names: names, by: "T", isFollowed: isFollowed).text == sentence)
    }

    @Test(arguments: [
        (
            ReminderCondition.notClicked,
            "No link in this email is followed, so whether a link is clicked can’t be told: a card reminds you anyway, on T."
        ),
        (
            .notViewed,
            "No file of this email is followed, so whether a file is looked at can’t be told: a card reminds you anyway, on T."
        ),
        (.noReply, "If Maria does not answer by T, a card reminds you."),
    ])
    func saysThatThereIsNothingToWaitFor(condition: ReminderCondition, sentence: String) {
        let said = ReminderSentence(condition, names: ["Maria"], by: "T", isFollowed: true, lacksTarget: true)

        #expect(said.text == sentence)
    }
}
