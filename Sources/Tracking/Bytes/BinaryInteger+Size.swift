extension BinaryInteger {
    /// A number of bytes as errors tell it: "25 MiB", "64 KiB", "12 bytes"; rounded down.
    package var sizeText: String {
        if self >= 1_024 * 1_024 { return "\(self / (1_024 * 1_024)) MiB" }
        return self >= 1_024 ? "\(self / 1_024) KiB" : "\(self) bytes"
    }
}
