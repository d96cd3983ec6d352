internal import Mustache

/// A value of a page's model whose properties are read once, however often a template asks for them.
///
/// The library reflects a value anew for each tag and copies all its properties for that, and where one is missing those of all the
/// values around it as well: a list of a hundred lines took far longer to draw than to find. What is found is the same.
final class ModelNode: MustacheParent {
    private let value: Any
    private lazy var properties: [String: Any] = ModelNode.properties(of: value)

    private init(_ value: Any) {
        self.value = value
    }

    /// What a template is given for a value: lists with their elements, a node for whatever has properties, and all else as it is;
    /// `nil` for what is missing.
    static func node(for value: Any) -> Any? {
        switch value {
        case let text as String: return text
        case let isTrue as Bool: return isTrue
        case let number as Int: return number
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { node(for: $0.value) }
        case .collection: return mirror.children.map { element -> Any in node(for: element.value) ?? element.value }
        case .struct, .class, .enum, .tuple: return ModelNode(value)
        default: return value
        }
    }

    /// The property of that name; `nil` where there is none, or nothing in it: the values around it are asked then.
    func child(named name: String) -> Any? { properties[name] }

    private static func properties(of value: Any) -> [String: Any] {
        var properties: [String: Any] = [:]
        for (label, child) in Mirror(reflecting: value).children {
            guard let label else { continue }
            properties[label] = node(for: child)
        }
        return properties
    }
}

extension ModelNode: CustomStringConvertible {
    var description: String { String(describing: value) }
}
