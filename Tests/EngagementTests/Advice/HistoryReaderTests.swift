import Engagement
import Foundation
import Testing

struct HistoryReaderTests {
    private func read(_ text: String) throws -> [(history: HabitHistory, zone: HabitZone)] {
        var reader = HistoryReader()
        for row in CSVReader.rows(text.utf8) { try reader.take(row.get()) }
        return reader.histories
    }

    @Test(arguments: [
        ("2026-03-01T12:34:56Z", "", 754, "UTC"),
        ("2026-03-01T12:34:56.789Z", "+02:00", 874, "+02:00"),
        ("2026-03-01T12:34:56+01:00", "", 754, "+01:00"),
        ("2026-03-01T12:34:56+01:00", "0", 694, "+00:00"),
        ("2026-03-01 12:34:56", "-0330", 544, "-03:30"),
        ("2026-03-01 12:34:56", "", 754, "UTC"),
        ("1772368496", "120", 874, "+02:00"),
        ("1772368496000", "+2", 874, "+02:00"),
        ("1772368496.5", "7200", 874, "+02:00"),
        ("2026-03-01T12:34:56Z", "-300", 454, "-05:00"),
        ("2026-03-01T12:34:56Z", "Europe/Berlin", 814, "+01:00"),
        ("2026-07-01T12:34:56Z", "Europe/Berlin", 874, "+02:00"),
        ("2024-02-29T23:30:00Z", "+05:45", 315, "+05:45"),
        ("1969-12-31T23:59:59Z", "", 1_439, "UTC"),
        // Without seconds, without signs, in parts of seconds, as mail has it.
        ("2026-03-01T12:34Z", "", 754, "UTC"),
        ("2026-03-01 12:34", "+02:00", 874, "+02:00"),
        ("2026-03-01T12:34+01:00", "", 754, "+01:00"),
        ("2026/03/01 12:34:56", "", 754, "UTC"),
        ("2026-03-01 12:34:56.123456+00:00", "", 754, "+00:00"),
        ("2026-03-01 12:34:56 UTC", "", 754, "UTC"),
        ("20260301T123456Z", "", 754, "UTC"),
        ("20260301T1234+0100", "", 754, "+01:00"),
        ("20260301123456", "", 754, "UTC"),
        ("202603011234", "", 754, "UTC"),
        ("1772368496000000", "", 754, "UTC"),
        ("1772368496000000000", "", 754, "UTC"),
        ("1.772368496e9", "", 754, "UTC"),
        ("\"Sun, 1 Mar 2026 12:34:56 +0100\"", "", 754, "+01:00"),
        ("01 Mar 26 12:34 EST", "", 754, "-05:00"),
        ("01 Mar 26 12:34 pdt", "", 754, "-07:00"),
        ("01 Mar 26 12:34 UT", "", 754, "UTC"),
        ("01 Mar 26 12:34 Z", "", 754, "UTC"),
        ("01 Mar 26 12:34 GMT+0100", "", 754, "+01:00"),
        ("1 Mar 2026 12:34 Sunday", "", 754, "UTC"),
        ("2026-03-01 12:34:56 ut", "", 754, "UTC"),
        ("\"Sun, 01 Mar 2026 12:34:56 GMT\"", "", 754, "UTC"),
        ("\"Sun, 1 Mar 2026 12:34:56 +0100 (CET)\"", "", 754, "+01:00"),
        ("Sun Mar  1 12:34:56 2026 -0330", "", 754, "-03:30"),
        ("\"Sun, 1 Mar 2026 12:34:56 -0000\"", "", 754, "UTC"),
        // Offset unknown.
        ("2026-03-01T12:34:56-00:00", "", 754, "UTC"),
        ("2026-03-01T12:34:56Z", "-00:00", 754, "UTC"),
        // As programs write numbers, and nothing.
        ("2026-03-01T12:34:56Z", "120.0", 874, "+02:00"),
        ("2026-03-01T12:34:56Z", "-5.0", 454, "-05:00"),
        ("2026-03-01T12:34:56Z", "5.5", 1_084, "+05:30"),
        ("2026-03-01T12:34:56Z", "-210.0", 544, "-03:30"),
        ("2026-03-01T12:34:56Z", "19800.0", 1_084, "+05:30"),
        ("2026-03-01T12:34:56Z", "0.0", 754, "+00:00"),
        ("2026-03-01T12:34:56Z", "UTC+2", 874, "+02:00"),
        ("2026-03-01T12:34:56Z", "gmt-03:30", 544, "-03:30"),
        ("2026-03-01T12:34:56+01:00", "NaN", 754, "+01:00"),
        ("2026-03-01T12:34:56Z", "NULL", 754, "UTC"),
        ("2026-03-01T12:34:56Z", "None", 754, "UTC"),
        ("2026-03-01T12:34:56Z", "<NA>", 754, "UTC"),
    ])
    func readsMomentsByTheClockOfThePerson(_ at: String, _ offset: String, minute: Int, zone: String) throws {
        let people = try read("person,at,offset\na,\(at),\(offset)\n")

        #expect(people.first?.history.moments.first?.minuteOfDay == minute)
        #expect(people.first?.zone.name == zone)
    }

    @Test func agreesWithTheCalendar() throws {
        for day in stride(from: -20_000, to: 60_000, by: 37) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 4_321)
            let text = date.formatted(.iso8601)

            #expect(
                try read("person,at\na,\(text)\n").first?.history.moments.first?.seconds == Int64(day) * 86_400 + 4_321
            )
        }
    }

    @Test func aRowWithoutOffsetHasTheUsualOneOfThePerson() throws {
        let rows = (1...9).map { "a,2026-03-0\($0)T10:00:00Z,\($0 == 5 ? "" : "+02:00")\n" }.joined()

        let people = try read("person,at,offset\n" + rows)

        #expect(people.first?.history.moments.allSatisfy { $0.minuteOfDay == 720 } == true)
    }

    @Test func theLatestOffsetsCountMost() throws {
        let before = (0..<60).map { "a,\(1_700_000_000 + $0 * 86_400),+01:00\n" }.joined()
        let after = (60..<90).map { "a,\(1_700_000_000 + $0 * 86_400),-08:00\n" }.joined()

        #expect(try read("person,at,offset\n" + after + before).first?.zone.name == "-08:00")
    }

    @Test func aMomentWhoseOffsetCantBeReadIsKept() throws {
        var reader = HistoryReader()
        try reader.take(CSVRow(line: 1, fields: ["person", "at", "offset"]))
        try reader.take(CSVRow(line: 2, fields: ["a", "2026-03-01T12:00:00Z", "+02:00"]))
        let error = #expect(throws: CSVError.self) {
            try reader.take(CSVRow(line: 3, fields: ["a", "2026-03-02T12:00:00Z", "somewhere"]))
        }

        #expect(error?.isTaken == true)
        // It has the usual offset of the person.
        #expect(reader.histories.first?.history.moments.map(\.minuteOfDay) == [840, 840])
    }

    @Test(arguments: [
        ("person,at\nm@acme.test,0\n", "acme.test"),
        ("person,at\nm@gmail.com,0\n", nil),
        ("person,at\nmaria,0\n", nil),
        ("person,at,account\nm@acme.test,0,Acme\n", "Acme"),
        ("person,at,account\nm@acme.test,0,nan\n", "acme.test"),
        ("account,person,at\nAcme,maria,0\n,maria,1\n", "Acme"),
    ])
    func peopleOfAnAccountWorkTogether(_ text: String, account: String?) throws {
        #expect(try read(text).map(\.history.account) == [account])
    }

    @Test(arguments: [
        ("person,at\na,tomorrow\n", 2, "“at” has to be a date and its time"),
        ("person,at\na,2026-02-28\n", 2, "“at” has to be a date and its time"),
        ("person,at\na,20260228\n", 2, "“at” has to be a date and its time"),
        ("person,at\na,20260228.0\n", 2, "“at” has to be a date and its time"),
        ("person,at\na,0x10\n", 2, "“at” has to be a date and its time"),
        ("person,at\na,2026-02-28T10\n", 2, "“at” has to be"),
        ("person,at\na,2026-02-28T10:00:\n", 2, "“at” has to be"),
        ("person,at\na,2026-02-28 10:00 PM\n", 2, "“at” has to be"),
        ("person,at\na,28 Feb 2026 10:00 PM\n", 2, "“at” has to be"),
        ("person,at\na,28 Feb 2026 10:00 p.m.\n", 2, "“at” has to be"),
        ("person,at\na,28 Feb 2026 10:00 P.M. +0100\n", 2, "“at” has to be"),
        ("person,at\na,28 Feb 2026 10:00 JST\n", 2, "“at” has to be"),
        ("person,at\na,Sat Feb 28 10:00:00 CET 2026\n", 2, "“at” has to be"),
        ("person,at\na,28 Feb 2026\n", 2, "“at” has to be"),
        ("person,at\na,28 Feb 2026 10:00 +99:00\n", 2, "“at” has to be"),
        ("person,at\na,30 Feb 2026 10:00 +0100\n", 2, "“at” has to be"),
        ("person,at\na,NaN\n", 2, "“at” has to be"),
        ("person,at,AT\na,1,2\n", 1, "Two columns are named “at”."),
        ("person,at\na,2026-02-30T10:00:00Z\n", 2, "“at” has to be"),
        ("person,at\na,2026-02-28T10:00:00+99:00\n", 2, "“at” has to be"),
        ("person,at,offset\na,2026-02-28T10:00:00Z,Berlin\n", 2, "“offset” has to be an offset from UTC"),
        ("person,at,offset\na,2026-02-28T10:00:00Z,1.2.3\n", 2, "The row is taken without it."),
        ("person,at\n,2026-02-28T10:00:00Z\n", 2, "“person” has to be"),
        ("person,when\na,1\n", 1, "There is no column “at”."),
    ])
    func saysWhichLineIsWrongAndWhatToDo(_ text: String, line: Int, words: String) {
        let error = #expect(throws: CSVError.self) { try read(text) }

        #expect(error?.line == line)
        #expect(error?.description.contains(words) == true)
    }
}
