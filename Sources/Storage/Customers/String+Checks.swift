internal import Engagement
internal import Mail

extension String {
    /// The text as the name of something, which must have one.
    func checkedName(field: String) throws(StoreError) -> String {
        let name = try checkedLine(field: field)
        guard !name.isEmpty else { throw .invalid(field: field, problem: "A name is needed here.") }
        guard name.unicodeScalars.count <= 200 else {
            throw .invalid(field: field, problem: "At most 200 characters are allowed here.")
        }
        return name
    }

    /// The text as lines, without blanks around it and control characters within.
    func checkedLines(field: String) throws(StoreError) -> String {
        var lines: [String] = []
        for line in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            lines.append(try String(line).replacing("\t", with: " ").checkedLine(field: field))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        guard lines.count <= 10, lines.reduce(0, { $0 + $1.unicodeScalars.count }) <= 1_000 else {
            throw .invalid(field: field, problem: "At most 10 lines and 1,000 characters are allowed here.")
        }
        return lines.joined(separator: "\n")
    }

    /// The text as a phone number in its usual form.
    func checkedPhone(field: String) throws(StoreError) -> String {
        do { return try PhoneNumber.normalised(self) } catch {
            throw .invalid(field: field, problem: error.description)
        }
    }

    /// The text as a domain that belongs to somebody, in lower case.
    func checkedDomain(field: String) throws(StoreError) -> String {
        var text = try checkedLine(field: field).lowercased()
        if text.hasPrefix("@") { text.removeFirst() }
        guard !text.isEmpty else { return "" }
        guard text.contains("."), let address = try? Address(name: nil, address: "x@" + text), !text.contains("[")
        else {
            throw .invalid(
                field: field,
                problem: "This is no domain. Write what stands behind the @, such as contoso.example."
            )
        }
        guard !SharedDomains.contains(address.domain) else {
            throw .invalid(
                field: field,
                problem: "Anybody can have an address at \(address.domain), so it is nobody’s own. Leave this empty."
            )
        }
        return address.domain
    }
}
