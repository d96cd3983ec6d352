import Foundation

/// The figures of one turn.
struct Report {
    /// How long each pass took.
    var seconds: [Double] = []
    /// Whatever else there is to say, by name.
    var figures: [(name: String, value: Int)] = []

    var json: String {
        let times = seconds.map { "\($0)" }.joined(separator: ", ")
        return "{\"seconds\": [\(times)]" + figures.map { ", \"\($0.name)\": \($0.value)" }.joined() + "}"
    }

    /// Takes the time of a pass.
    mutating func measure(_ pass: () throws -> Void) rethrows {
        seconds.append(try ContinuousClock().measure(pass) / .seconds(1))
    }

    /// The most memory that this process ever had, in kB; 0 where the system does not tell.
    static var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

extension [UInt8] {
    /// The bytes of a file, read straight into their place: a copy on the way would count as memory of the rewriter.
    init(file path: String) throws {
        guard let file = fopen(path, "rb") else { throw Problem.unreadable(path) }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        self.init(unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
    }
}
