extension String {
    /// Makes text of strangers' bytes: at most so many of them, what is no UTF-8 replaced, and never longer than the limit.
    package init(cutting bytes: some Collection<UInt8>, to limit: Int) {
        self = Array(bytes.prefix(limit)).withUnsafeBytes { String(cutting: $0, to: limit) }
    }

    /// The same from bytes in a row, with which the listener comes.
    package init(cutting bytes: UnsafeRawBufferPointer, to limit: Int) {
        self.init(decoding: UnsafeRawBufferPointer(rebasing: bytes.prefix(limit)), as: UTF8.self)
        guard utf8.count > limit else { return }
        // Each bad byte became three: cut again, between characters now.
        var length = 0
        let kept = unicodeScalars.prefix { scalar in
            length += UTF8.width(scalar)
            return length <= limit
        }
        self = String(kept)
    }
}
