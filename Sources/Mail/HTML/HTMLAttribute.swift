/// One attribute of a tag, by place.
package struct HTMLAttribute: Hashable, Sendable {
    /// How a value is written.
    package enum Quoting: Hashable, Sendable {
        /// `name="value"`.
        case double
        /// `name='value'`.
        case single
        /// `name=value`.
        case none
        /// `name`, or `name=` before `>`: the value's range is empty.
        case noValue
    }

    /// The name as written.
    package let name: Range<Int>
    /// The value as written, without its quotes.
    package let value: Range<Int>
    /// How the value is written.
    package let quoting: Quoting
}
