package import Tracking

extension Device {
    /// "iPhone, Apple Mail"; `nil` where nothing is known.
    package var words: String? {
        let parts = [thing, program].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What it is called in a shop.
    private var thing: String? {
        switch (type, system) {
        case (.phone, "iOS"?): "iPhone"
        case (.tablet, "iOS"?), (.tablet, "iPadOS"?): "iPad"
        case (.phone, "Android"?): "Android phone"
        case (.tablet, "Android"?): "Android tablet"
        case (_, "Mac OS X"?), (_, "macOS"?): "Mac"
        case (.phone, nil): "Phone"
        case (.tablet, nil): "Tablet"
        case (.desktop, nil): "Computer"
        default: system
        }
    }
}

extension Device {
    /// Device, program and place, as far as they are known.
    package func words(near place: String?) -> String? {
        let parts = [words, place.map { "near \($0)" }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
