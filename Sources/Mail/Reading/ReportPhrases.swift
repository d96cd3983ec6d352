// What mail servers write into delivery reports, as tables: all in lower case, for `PhraseText`. A phrase stands here because
// it occurs in reports of several servers or languages, and seldom in what people write.

/// Words by which a delivery report in plain text is known.
enum ReportPhrases {
    /// Local parts of the addresses from which servers report, letters only.
    static let senders: Set<String> = [
        "mailerdaemon", "postmaster", "maildaemon", "mdaemon", "mailer", "maildeliverysystem", "maildeliverysubsystem",
        "postoffice", "smtpdaemon", "mailsystem", "maildeliver", "mailadministrator", "ndr", "mmdf", "uucp",
    ]

    /// Names under which they report.
    static let senderNames = [
        "mail delivery s", "mail deliver system", "mailer-daemon", "mailer daemon", "system administrator",
        "mail administrator", "postmaster", "ndr administrator", "mail system", "microsoft outlook",
        "systemadministrator", "administrateur système",
    ]

    /// What stands in their subjects, with an end of the word on either side.
    static let subjects = [
        "undeliverable", "undelivered mail", "undelivered message", "undeliverable mail", "undelivered",
        "undeliverable message", "could not be delivered", "returned mail", "returned to sender", "mail returned",
        "message returned", "failure notice", "mail delivery fail", "delivery failure", "delivery has failed",
        "message delivery", "delivery status notification", "delivery notification", "delivery report",
        "delivery problem", "delivery error", "delivery failed", "nondeliverable", "non-deliverable", "non delivery",
        "non-delivery", "mail failure", "mail error", "mail system error", "error sending your mail",
        "delivery attempts", "delayed mail", "delivery delayed", "message delayed", "warning: message",
        "warning: could not send", "message status - undeliverable", "delivery was unsuccessful", "email bounce",
        "not listed in", "user unknown", "service unavailable", "rejected mail", "message blocked", "message rejected",
        // German, French, Italian, Spanish, Portuguese, Dutch, Nordic, Polish, Russian
        "unzustellbar", "nicht zugestellt", "zustellung fehlgeschlagen", "zustellfehler", "unzustellbarkeits",
        "rücksendung", "non remis", "non distribué", "non livré", "échec de la remise", "échec de remise",
        "non recapitabile", "mancato recapito", "mancata consegna", "recapito non riuscito", "no se puede entregar",
        "no entregado", "no se pudo entregar", "devuelto", "não entregue", "não é possível entregar",
        "não foi possível entregar", "falha na entrega", "onbestelbaar", "niet bezorgd", "niet afgeleverd",
        "kan inte levereras", "kunne ikke leveres", "ikke levert", "leveringsfejl", "olevererbart", "nie dostarczono",
        "niedostarczon", "недоставленное", "не доставлено", "сообщение не доставлено", "nedoručiteln",
        // Japanese, Chinese, Korean
        "エラー通知", "配信できません", "配信不能", "配送できません", "配信エラー", "送信できません", "メールエラー", "配送不能",
        "退信", "系统退信", "投递失败", "無法傳遞", "未送達", "배달되지", "반송",
    ]

    /// What says in the text that something was not delivered.
    static let failures = [
        "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered",
        "was not delivered", "wasn't delivered", "were not delivered", "not been delivered", "unable to deliver",
        "not able to deliver", "wasn't able to deliver", "weren't able to deliver", "unable to be delivered",
        "error delivering", "error occurred while trying to deliver", "error while delivering", "delivery failed",
        "delivery has failed", "delivery to the following", "delivery errors", "failed to deliver",
        "failed permanently",
        "permanent error", "permanent fatal error", "permanent failure", "transient non-fatal", "fatal errors",
        "did not reach the following", "failed address", "unable to relay", "trouble delivering", "failed recipient",
        "couldn't deliver", "could not deliver", "cannot deliver", "can't deliver", "had delivery problem",
        "message not delivered", "undeliverable", "undelivered", "returned mail", "returned to sender",
        "was rejected", "were rejected", "has been rejected", "have been rejected", "been blocked", "is rejected",
        "failure reason", "refused by", "refused to accept", "unknown user", "user unknown", "no such user",
        "not a valid user", "invalid user", "unknown recipient", "no valid recipients", "does not exist",
        "doesn't exist",
        "doesn't have a", "transcript of session", "mailbox full", "mailbox is full", "quota", "delivery attempt",
        "exceeded the local limit", "delivery is delayed", "will be retried", "warning only", "still being retried",
        "not yet been delivered", "delivery status notification", "message has not been", "did not reach",
        "could not be reached",
        "recipient not found", "account is disabled", "not been collected", "error message below",
        "could not be sent", "was undeliverable", "generating server", "deferred:", "not a member of",
        "returned your message",
        // German, French, Italian, Spanish, Portuguese, Dutch, Nordic, Polish, Russian
        "nicht zugestellt", "konnte nicht", "unzustellbar", "n'a pas pu être", "n'a pu être", "impossible de remettre",
        "échec de la remise", "non è stato possibile", "impossibile recapitare", "no se ha podido", "no se pudo",
        "no ha sido posible", "não foi possível", "não pôde ser", "kon niet worden", "niet worden bezorgd",
        "kunde inte levereras", "kunne ikke leveres", "nie można dostarczyć", "nie została dostarczona",
        "не может быть доставлено", "не удалось доставить", "не доставлено",
        // Japanese, Chinese, Korean
        "送信できません", "配信できません", "配送できません", "送信に失敗", "存在しない", "配信に失敗", "送信エラー", "届けることができ",
        "お届けできません", "送達できません", "無法傳送", "无法投递", "无法送达", "投递失败", "배달되지", "エラーステータス",
    ]

    /// What says that it may yet arrive.
    static let delays = [
        "will be retried", "warning only", "still being retried", "delivery is delayed", "has been delayed",
        "not yet been delivered", "will continue to try", "will keep trying", "temporary failure", "temporary problem",
        "delivery attempts will continue", "do not need to resend", "transient non-fatal", "delayed mail", "deferred:",
        "wird weiterhin versucht",
    ]

    /// What stands above the copy of the message that is given back.
    static let copyHeads = [
        "below this line is a copy of the message", "this is a copy of the message", "original message -",
        "message header is following",
        "returned message -", "original message headers", "original message follows", "message headers follow",
        "header of the original message", "copy of the message header", "copy of your message", "unsent message",
        "unsent message follows", "your original message", "the original message header",
        "copy of the original message",
        "original message:", "original mail header", "bounced e-mail:", "message text follows", "-original message",
        "-returned message", "-message header", "end of message *", "original mail follows", "returned message:",
        "body of original message", "text of the original message", "header of your message",
        "original message was as follows",
        "überschrift der ursprünglichen nachricht", "ursprüngliche nachricht -", "message d'origine",
        "mensaje original -",
        "messaggio originale", "mensagem original", "元のメッセージ", "原始邮件",
    ]

    /// Fields of a report that stands in plain text.
    static let reportFields: Set<String> = [
        "final-recipient", "original-recipient", "action", "status", "diagnostic-code", "x-actual-recipient",
    ]

    /// Subjects that a person's answer or forwarding begins with: then the rest says nothing.
    static let personal = [
        "re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "sv:", "vs:", "antw:", "r:", "rv:", "res:", "enc:",
    ]
}
