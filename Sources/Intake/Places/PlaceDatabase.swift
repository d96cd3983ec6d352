internal import CMaxMind
package import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A database in MaxMind's format that the operator supplies: where networks are, coarsely, and whose they are (product §4.4).
///
/// It is mapped into memory and only read, so several threads may ask at once. What it does not know is `nil`.
package final class PlaceDatabase: Sendable {
    private let handle: Handle

    /// The library's own record, which stays where it is and is not changed between opening and closing.
    private struct Handle: Sendable {
        let address: UInt

        var record: UnsafeMutablePointer<MMDB_s>? { UnsafeMutablePointer(bitPattern: address) }
    }

    /// Opens a City, Country or ASN database.
    package init(path: String) throws(PlaceDatabaseError) {
        let record = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
        record.initialize(to: MMDB_s())
        let status = MMDB_open(path, UInt32(MMDB_MODE_MMAP), record)
        guard status == MMDB_SUCCESS else {
            record.deallocate()
            throw .unusable(path: path, problem: String(cString: MMDB_strerror(status)))
        }
        handle = Handle(address: UInt(bitPattern: record))
    }

    deinit {
        guard let record = handle.record else { return }
        MMDB_close(record)
        record.deallocate()
    }

    /// City and country, or the country alone, in English, such as `Willesden, United Kingdom`.
    package func place(of address: NetworkAddress) -> String? {
        guard var entry = entry(of: address) else { return nil }
        let city = text(&entry, ["city", "names", "en"])
        let country = text(&entry, ["country", "names", "en"]) ?? text(&entry, ["registered_country", "names", "en"])
        let parts = [city, country].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The number of the autonomous system and whose it is.
    package func owner(of address: NetworkAddress) -> NetworkOwner? {
        guard var entry = entry(of: address) else { return nil }
        guard let data = data(&entry, ["autonomous_system_number"]), data.type == MMDB_DATA_TYPE_UINT32 else {
            return nil
        }
        return NetworkOwner(number: data.uint32, name: text(&entry, ["autonomous_system_organization"]))
    }

    private func entry(of address: NetworkAddress) -> MMDB_entry_s? {
        guard let record = handle.record else { return nil }
        var addressError: Int32 = 0
        var databaseError: Int32 = 0
        let found = MMDB_lookup_string(record, address.description, &addressError, &databaseError)
        guard addressError == 0, databaseError == MMDB_SUCCESS, found.found_entry else { return nil }
        return found.entry
    }

    private func text(_ entry: inout MMDB_entry_s, _ path: [String]) -> String? {
        guard let data = data(&entry, path), data.type == MMDB_DATA_TYPE_UTF8_STRING, let start = data.utf8_string
        else {
            return nil
        }
        // The library's texts do not end with NUL.
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(data.data_size))
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private func data(_ entry: inout MMDB_entry_s, _ path: [String]) -> MMDB_entry_data_s? {
        let words = path.map { strdup($0) }
        defer {
            for word in words { free(word) }
        }
        let list = words.map { UnsafePointer($0) } + [nil]
        var data = MMDB_entry_data_s()
        guard MMDB_aget_value(&entry, &data, list) == MMDB_SUCCESS, data.has_data else { return nil }
        return data
    }
}
