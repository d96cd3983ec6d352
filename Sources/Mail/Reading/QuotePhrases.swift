/// Words by which quoted mail is known; all in lower case.
enum QuotePhrases {
    /// What ends the line above a quote, as in "On Monday Maria wrote:"; one that ends with a blank may stand within it.
    static let attributions = [
        "wrote:", "writes:", "schrieb:", "schrieb ", "geschrieben:", "a écrit :", "a écrit:", "écrit :", "écrit:",
        "escribió:", "escribio:", "ha scritto:", "scrisse:", "escreveu:", "schreef:", "schreef ", "skrev:", "skrev ",
        "kirjoitti:", "napisał:", "napisał(a):", "napisała:", "pisze:", "napsal:", "napsal(a):", "írta:", "a scris:",
        "написал:", "написал(а):", "пишет:", "пише:", "έγραψε:", "yazdı:", "のメール:", "さんは書きました:", "写道：", "写道:",
        "寫道：", "寫道:", "작성:", "님이 작성:", "said:", "wrote ---",
    ]

    /// What stands, between dashes or alone, above a message that is given whole.
    static let separators = [
        "original message", "original appointment", "forwarded message", "ursprüngliche nachricht", "originalnachricht",
        "weitergeleitete nachricht", "message d'origine", "message original", "message transféré", "mensaje original",
        "messaggio originale", "mensagem original", "oorspronkelijk bericht", "originalmeddelande",
        "ursprungligt meddelande",
        "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "wiadomość oryginalna", "původní zpráva",
        "исходное сообщение", "пересылаемое сообщение", "元のメッセージ", "原始邮件", "原始郵件", "원본 메시지",
        "reply message", "forwarded by",
    ]

    /// Labels of the block that Outlook puts above the message that is answered.
    static let senders: Set<String> = [
        "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "feladó", "gönderen", "kimden", "差出人",
        "发件人", "寄件者", "보낸 사람",
    ]
    static let others: Set<String> = [
        "sent", "to", "cc", "subject", "date", "gesendet", "an", "betreff", "datum", "envoyé", "à", "objet",
        "enviado", "enviado el", "para", "asunto", "fecha", "inviato", "a", "oggetto", "data", "assunto", "verzonden",
        "aan", "onderwerp", "skickat", "till", "ämne", "sendt", "til", "emne", "lähetetty", "vastaanottaja", "aihe",
        "wysłano", "wysłane", "do", "temat", "odesláno", "komu", "předmět", "отправлено", "кому", "тема", "дата",
        "送信日時", "宛先", "件名", "发送时间", "收件人", "主题", "主旨", "보낸 날짜", "받는 사람", "제목", "importance", "cci", "kopie",
    ]

    /// Class names and ids of the elements in which mail programs put what they quote.
    static let containers = [
        "gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "tutanota_quote",
        "zmail_extra",
        "gmail_extra", "cite_prefix", "quotedtext", "mail-quote", "hmmessage_quote",
    ]

    /// Ids and classes behind which all is quoted.
    static let ends = [
        "divrplyfwdmsg", "appendonsend", "outlookmessageheader", "mail-editor-reference-message-container",
        "ms-outlook-mobile-reference-message", "replysplit", "reply-intro", "olk_src_body_section", "stopspelling",
    ]
}
