internal import Engagement
internal import Mail
internal import Tracking

extension Contact {
    /// At most so many addresses belong to one person.
    package static let maximumAddresses = 20

    /// The contact with everything in the form that is stored; a phone number that was stored before is left as it is.
    func checked(knowing current: Contact? = nil) throws(StoreError) -> Contact {
        var contact = self
        contact.name = try name.checkedLine(field: "name")
        contact.address = try Address(checked: address).address
        contact.otherAddresses = try checkedOthers(besides: contact.address)
        contact.phone = phone == current?.phone ? phone : try phone.checkedPhone(field: "phone")
        contact.title = try title.checkedLine(field: "title")
        contact.postalAddress = try postalAddress.checkedLines(field: "postalAddress")
        do {
            contact.timeZone = try ZoneName.checked(timeZone)
        } catch {
            throw .invalid(field: "timeZone", problem: error.description)
        }
        do {
            contact.language = try LanguageTag.normalised(language)
        } catch {
            throw .invalid(field: "language", problem: error.description)
        }
        return contact
    }

    private func checkedOthers(besides first: String) throws(StoreError) -> [String] {
        var known: Set<String> = [first.lowercased()]
        var others: [String] = []
        for (offset, text) in otherAddresses.enumerated() {
            let field = "otherAddresses/\(offset)"
            let address: Address
            do {
                address = try Address(name: nil, address: text)
            } catch {
                throw .invalid(field: field, problem: error.description)
            }
            // The same one twice is no mistake that anybody has to mend.
            if known.insert(address.key).inserted { others.append(address.address) }
        }
        guard others.count < Self.maximumAddresses else {
            throw .invalid(
                field: "otherAddresses",
                problem: "At most \(Self.maximumAddresses) addresses are allowed here. Take some out."
            )
        }
        return others
    }

    /// The contact with every address that they had: a first one that changed is a further one.
    func keepingAddresses(of current: Contact) throws(StoreError) -> Contact {
        var contact = self
        let keys = Set(addresses.map { $0.lowercased() })
        for address in current.otherAddresses where !keys.contains(address.lowercased()) {
            throw .invalid(
                field: "otherAddresses",
                problem: "Whoever would rather not be followed, or is silenced, keeps every address, so that this goes "
                    + "on to hold for it. Leave “\(address)” in; it can be taken out once they may be followed again."
            )
        }
        guard !keys.contains(current.address.lowercased()) else { return contact }
        contact.otherAddresses.append(current.address)
        guard contact.otherAddresses.count < Self.maximumAddresses else {
            throw .invalid(
                field: "address",
                problem: "With the address that they had, which is kept, these are more than \(Self.maximumAddresses). "
                    + "Make one of their further addresses the first one instead."
            )
        }
        return contact
    }

    /// What lists are searched in.
    var searchText: String { ([name] + addresses).joined(separator: " ").searchable }

    /// What a completion may begin with: the name from each of its words on, the addresses, and their domains.
    ///
    /// So "maria och" and "och" both find "Maria Ochoa" by one range of one index.
    var beginnings: Set<String> {
        let words = name.searchable.split(separator: " ")
        var beginnings = Set(words.indices.map { words[$0...].joined(separator: " ") })
        for address in addresses.map(\.searchable) {
            beginnings.insert(address)
            if let at = address.lastIndex(of: "@") {
                beginnings.insert(String(address[address.index(after: at)...]))
            }
        }
        return beginnings.filter { !$0.isEmpty }
    }

    /// The domains of their addresses, in order.
    var domains: [String] {
        addresses.compactMap { address in
            address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]).lowercased() }
        }
    }
}
