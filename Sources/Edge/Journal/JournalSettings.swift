/// How a journal keeps its files.
package struct JournalSettings: Hashable, Sendable {
    /// A segment of this many bytes is followed by a new one.
    package var segmentSize: Int
    /// The file grows by this many zeros at a time, so that a sync need not write its length.
    package var growth: Int

    /// Takes sizes in bytes.
    package init(segmentSize: Int = 32 << 20, growth: Int = 1 << 20) {
        self.segmentSize = segmentSize
        self.growth = growth
    }
}
