/// What a hit was made with, as far as its agent tells; what is not known is `nil`.
package struct Device: Hashable, Sendable, Codable {
    /// Phone, tablet or desktop.
    package var type: DeviceType?
    /// The operating system's family, such as `iOS`.
    package var system: String?
    /// The mail program or browser, such as `Apple Mail` or `Chrome`.
    package var program: String?
    /// Whether the agent names itself a crawler.
    package var isCrawler: Bool

    /// Takes what is known.
    package init(type: DeviceType? = nil, system: String? = nil, program: String? = nil, isCrawler: Bool = false) {
        self.type = type
        self.system = system
        self.program = program
        self.isCrawler = isCrawler
    }

    /// Nothing is known.
    package static let unknown = Device()
}

/// The three sizes of device that are told apart.
package enum DeviceType: String, Sendable, Codable {
    /// Held in one hand.
    case phone
    /// Held in two.
    case tablet
    /// On a desk or a lap.
    case desktop
}
