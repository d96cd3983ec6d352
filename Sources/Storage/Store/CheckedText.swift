internal import Mail

extension Address {
    /// Checks an address that somebody typed alone, and says what is wrong with it as the field `address`.
    init(checked address: String) throws(StoreError) {
        do {
            try self.init(name: nil, address: address)
        } catch {
            throw .invalid(field: "address", problem: error.description)
        }
    }

    /// Checks an address that somebody wants to send from: no other may be the same in lower case, but for A to Z.
    init(checkedSender address: String) throws(StoreError) {
        // The sign for kelvin, U+212A, is a k in lower case: a letter to the one would confirm the other.
        let isFolded = address.unicodeScalars.contains { !$0.isASCII && $0.properties.changesWhenLowercased }
        guard !isFolded else {
            throw .invalid(field: "address", problem: "Write the address in small letters.")
        }
        try self.init(checked: address)
    }

    /// Reads an address as it was stored, which was checked then.
    init(stored address: String, name: String?, column: String = "address") throws(DatabaseError) {
        do {
            try self.init(name: name, address: address)
        } catch {
            throw .unexpectedColumn(column)
        }
    }
}

extension String {
    /// The text without blanks around it, if it is a single line without control characters.
    func checkedLine(field: String) throws(StoreError) -> String {
        let isClean = unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .lineSeparator
                && scalar.properties.generalCategory != .paragraphSeparator
        }
        guard isClean else {
            throw .invalid(field: field, problem: "Line breaks and control characters are not allowed here.")
        }
        var line = self[...]
        while line.first?.isWhitespace == true { line.removeFirst() }
        while line.last?.isWhitespace == true { line.removeLast() }
        return String(line)
    }
}
