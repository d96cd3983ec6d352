internal import Foundation

/// A JSON text as it was sent (RFC 8259), before it is known what it should be.
enum JSONValue: Hashable, Sendable {
    case null
    case truth(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Deeper nesting is refused: no request needs it, and strangers choose the depth.
    static let maximumDepth = 32
    /// More values are refused: no request needs them, and reading each has its price.
    static let maximumCount = 10_000

    /// Reads a text in UTF-8.
    init(_ bytes: [UInt8]) throws(Problem) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Problem(.malformed, "The body is not UTF-8.")
        }
        let shape = Self.shape(of: bytes)
        guard shape.depth <= Self.maximumDepth else {
            throw Problem(.malformed, "The body is nested more than \(Self.maximumDepth) deep.")
        }
        guard shape.count <= Self.maximumCount else {
            throw Problem(.malformed, "The body has more than \(Self.maximumCount) values.")
        }
        do {
            self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw Problem(.malformed, "The body is not valid JSON.")
        }
    }

    /// How deep brackets and braces are nested at most and how many commas there are, those in strings aside.
    private static func shape(of bytes: [UInt8]) -> (depth: Int, count: Int) {
        var depth = 0
        var deepest = 0
        var count = 0
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isInString: isEscaped = true
            case UInt8(ascii: "\""): isInString.toggle()
            case _ where isInString: continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ","): count += 1
            default: continue
            }
            deepest = max(deepest, depth)
        }
        return (deepest, count)
    }
}

extension JSONValue: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let array = try? container.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}
