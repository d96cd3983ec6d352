import Foundation
import Testing
import Tracking

@testable import Web

@Suite struct WordsTests {
    @Test(arguments: [
        (["Maria"], 1, "Maria"), (["Maria", "Jonas"], 2, "Maria and Jonas"),
        (["Maria", "Jonas", "Tomás"], 3, "Maria, Jonas and Tomás"), (["Maria", "Jonas"], 7, "Maria, Jonas and 5 more"),
        ([], 0, ""),
    ])
    func namesAreListedAsPeopleSayThem(names: [String], total: Int, expected: String) {
        #expect(Counts.list(names, of: total) == expected)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 kB"), (12_499, "12 kB"), (1_000_000, "1 MB"),
        (3_449_999, "3.4 MB"), (26_214_400, "26.2 MB"),
    ])
    func sizesAreRounded(bytes: Int, expected: String) {
        #expect(Counts.size(bytes) == expected)
    }

    @Test(arguments: [(1, nil), (2, "twice"), (3, "3 times")])
    func repeatsHaveWords(count: Int, expected: String?) {
        #expect(Counts.times(count) == expected)
    }

    @Test(arguments: [
        (Device(type: .phone, system: "iOS", program: "Apple Mail"), "Leipzig", "iPhone, Apple Mail, near Leipzig"),
        (Device(type: .tablet, system: "iOS"), nil, "iPad"),
        (Device(type: .phone, system: "Android", program: "Gmail"), nil, "Android phone, Gmail"),
        (Device(type: .desktop, system: "Mac OS X", program: "Safari"), nil, "Mac, Safari"),
        (Device(type: .desktop, system: "Windows", program: "Outlook"), nil, "Windows, Outlook"),
        (Device(program: "Thunderbird"), nil, "Thunderbird"), (Device(type: .desktop), nil, "Computer"),
        (Device.unknown, "Leipzig", "near Leipzig"), (Device.unknown, nil, nil),
    ])
    func devicesAreCalledAsInAShop(device: Device, place: String?, expected: String?) {
        #expect(device.words(near: place) == expected)
    }

    @Test(arguments: Verdict.allCases)
    func everyVerdictHasIconAndWordAndColour(verdict: Verdict) {
        let words = VerdictWords(verdict)

        #expect(!words.chip.icon.isEmpty && !words.chip.label.isEmpty && !words.chip.tone.isEmpty)
    }

    @Test(arguments: [
        ("Maria Ochoa", "MO"), ("maria@contoso.example", "ME"), ("Bartholomäus Freiherr von Wolkenstein", "BW"),
        ("X", "X"), ("", ""),
    ])
    func initialsAreThoseOfFirstAndLastWord(name: String, expected: String) {
        #expect(name.initials == expected)
    }

    @Test(arguments: [("+49 (341) 555-0101", "+493415550101"), ("ask reception", nil), ("", nil)])
    func onlyWhatCanBeDialledIsDialled(phone: String, expected: String?) {
        #expect(phone.dialled == expected)
    }

    @Test(arguments: [("  a b\t", "a b"), ("", ""), ("   ", "")])
    func blanksAtTheEndsGo(text: String, expected: String) {
        #expect(text.trimmed == expected)
    }
}
