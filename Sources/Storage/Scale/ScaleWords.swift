/// What the people of a large workspace are called, and what they write about.
enum ScaleWords {
    static let firstNames = [
        "Maria", "Jonas", "Aylin", "Petra", "João", "Sofía", "Liam", "Hanna", "Noah", "Chloé", "Marek", "Ingrid",
        "Ravi",
        "Yuki", "Omar", "Elena", "Pavel", "Nadia", "Tomás", "Greta", "Samuel", "Lucía", "Anton", "Freya", "Mateo",
        "Ida",
        "Bruno", "Zoë", "Karim", "Astrid",
    ]
    static let lastNames = [
        "Ochoa", "Weber", "Yıldız", "Novák", "Prado", "Lindqvist", "Okafor", "Schäfer", "Rossi", "Tanaka", "Haddad",
        "Kowalska", "Murphy", "Dubois", "Moreau", "Petrov", "Jensen", "Álvarez", "Fischer", "Costa", "Brown", "Nguyen",
        "Keller", "Duarte", "Virtanen", "Popescu", "Horvat", "Singh", "Olsen", "Marino", "Bauer", "Santos", "Novotná",
        "Larsen", "Ibrahim", "Vogel", "Martin", "Castillo", "Berg", "Romano",
    ]
    static let trades = [
        "Drinks", "Logistics", "Maschinen", "Foods", "Pharma", "Bakeries", "Dairy", "Packaging", "Breweries",
        "Ceramics",
        "Textiles", "Chemicals", "Optics", "Motors", "Paper",
    ]
    static let subjects = [
        "Quote for your bottling line", "Line drawings, second version", "Visit to the works",
        "Service dates for spring",
        "A plant of your size, two years on", "Meet us at the fair", "A short question about your caps",
        "An upgrade for your labeller", "Delivery dates", "Spare parts for the filler", "Your order confirmation",
        "Training for your operators", "Energy figures of the new dryer", "Minutes of our call",
        "Contract, for signing",
        "Safety inspection next month",
    ]
    static let answers = [
        "Thanks, this looks good. Can we talk about delivery on Thursday?", "The door on page 2 opens the other way.",
        "We will not make it this month.", "Interesting. What did they pay for spare parts?", "Week 12, please.",
        "How long would the line stand still?",
    ]
    static let machineReasons = [
        "Follows links as mail scanners do", "From the network of a mail scanner", "3 different links within 1 s",
    ]
    static let personReasons = ["A browser as people use it", "Hours after hand-over", "Followed a link afterwards"]
    static let doubtReasons = ["Apple’s relay fetches pictures ahead", "Within seconds of hand-over"]

    /// Where people are: their zone, its offset from UTC in minutes, and the place that is known of them.
    static let places: [(zone: String, offset: Int, place: String)] = [
        ("Europe/Berlin", 60, "Berlin, Germany"), ("Europe/London", 0, "London, United Kingdom"),
        ("America/New_York", -300, "New York, United States"), ("America/Sao_Paulo", -180, "São Paulo, Brazil"),
        ("Asia/Tokyo", 540, "Tokyo, Japan"), ("Europe/Lisbon", 0, "Porto, Portugal"),
    ]

    /// The HTML of an email about a subject, with so many links.
    static func html(_ subject: String, to name: String, links: Int) -> String {
        let list = (0..<links).map { "<li><a href=\"\(url(ofLink: $0))\">Document \($0 + 1)</a></li>" }.joined()
        return """
            <p>Dear \(name),</p><p>thank you for the call. As promised, here is what we talked about: \(subject). The price \
            holds until the end of next month. Shall we go through it together this week?</p><ul>\(list)</ul><p>Best \
            regards</p>
            """
    }

    /// Where a link of these emails leads.
    static func url(ofLink number: Int) -> String { "https://keller-lines.example/documents/\(number)" }
}
