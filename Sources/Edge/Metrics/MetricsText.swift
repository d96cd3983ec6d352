internal import Foundation
internal import Tracking

/// The text form of Prometheus, put together line by line.
struct MetricsText {
    private(set) var text = ""

    mutating func counter(_ name: String, _ help: String, _ value: Int) {
        begin(name, help, "counter")
        text += "\(name) \(value)\n"
    }

    /// One figure for each value of a label; labels and values are words of ours.
    mutating func counter(_ name: String, _ help: String, by label: String, _ values: [(String, Int)]) {
        counter(name, help, values.map { ([(label, $0)], $1) })
    }

    /// One figure for each choice of labels.
    mutating func counter(_ name: String, _ help: String, _ values: [([(label: String, value: String)], Int)]) {
        begin(name, help, "counter")
        for (labels, count) in values {
            let labels = labels.map { "\($0.label)=\"\($0.value)\"" }.joined(separator: ",")
            text += "\(name){\(labels)} \(count)\n"
        }
    }

    mutating func gauge(_ name: String, _ help: String, _ value: some BinaryInteger) {
        begin(name, help, "gauge")
        text += "\(name) \(value)\n"
    }

    mutating func gauge(_ name: String, _ help: String, seconds: Duration) {
        begin(name, help, "gauge")
        text += "\(name) \(Self.seconds(Int(seconds.microseconds)))\n"
    }

    /// Buckets are cumulative, as the form wants it.
    mutating func histogram(_ name: String, _ help: String, _ times: CommitTimes) {
        begin(name, help, "histogram")
        var sum = 0
        for (bound, count) in zip(CommitTimes.bounds.map(Self.seconds) + ["+Inf"], times.counts) {
            sum += count
            text += "\(name)_bucket{le=\"\(bound)\"} \(sum)\n"
        }
        text += "\(name)_sum \(Self.seconds(times.microseconds))\n\(name)_count \(sum)\n"
    }

    private mutating func begin(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private static func seconds(_ microseconds: Int) -> String {
        "\(Double(microseconds) / 1_000_000)"
    }
}
