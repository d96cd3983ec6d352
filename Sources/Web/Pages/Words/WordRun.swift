/// A piece of a sentence, set strong where it names somebody or something.
struct WordRun {
    let text: String
    let isStrong: Bool
}

extension WordRun: ExpressibleByStringInterpolation {
    init(stringLiteral text: String) {
        self.init(text: text, isStrong: false)
    }

    static func strong(_ text: String) -> WordRun { WordRun(text: text, isStrong: true) }
}
