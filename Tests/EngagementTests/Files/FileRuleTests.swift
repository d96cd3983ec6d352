import Testing

@testable import Engagement

@Suite struct FileRuleTests {
    @Test(arguments: ["Offer 2026.pdf", "Übersicht.xlsx", "文件.docx", ".hidden", "a.b.c", "it's \"fine\".txt"])
    func takesGoodNames(name: String) {
        #expect(FileName.problem(with: name) == nil)
        #expect(FileName.nearest(to: name) == name)
    }

    @Test(arguments: [
        "", "  ", ".", "..", "a/b", "a\\b", "a\r\nb", "a\u{0}b", "a\u{2028}b", "a\u{202E}fdp.exe", "a\u{2066}b",
        String(repeating: "ü", count: 128),
    ])
    func refusesNamesThatBreakOrMislead(name: String) {
        #expect(FileName.problem(with: name) != nil)
        #expect(FileName.problem(with: FileName.nearest(to: name)) == nil)
    }

    @Test(arguments: [
        "setup.exe", "SETUP.EXE", "a.pdf.scr", "run.ps1", "page.hta", "link.lnk", "lib.jar", "x.app", "x.dmg", "x.sh",
        "a.exe.", "a.exe ", "a.exe . .", "a.exe:stream.txt", "a.e xe", "macro.js", "x.msi", "x.vbs", "x.com", "x.bat",
    ])
    func knowsProgramsByName(name: String) {
        #expect(ProgramFiles.runs(name: name))
    }

    @Test(arguments: ["offer.pdf", "exe", "my.exe.pdf", "a.zip", "notes.txt", "README", "a.docx", "computer"])
    func leavesOtherNamesAlone(name: String) {
        #expect(!ProgramFiles.runs(name: name))
    }

    private static let portable =
        Array("MZ".utf8) + [UInt8](repeating: 0, count: 58) + [0x40, 0, 0, 0] + Array("PE\0\0".utf8)

    @Test(arguments: [
        portable, Array("#!/bin/sh\n".utf8), [0x7F, 0x45, 0x4C, 0x46, 2], [0xCF, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE], [0x4C, 0, 0, 0, 1, 0x14, 2, 0],
    ])
    func knowsProgramsByContent(beginning: [UInt8]) {
        #expect(ProgramFiles.runs(beginning: beginning))
    }

    @Test(arguments: [
        "%PDF-1.7", "MZ is a text, too, but one that leads nowhere as it goes on, long enough to be one", "PK", "",
    ])
    func leavesOtherContentsAlone(beginning: String) {
        #expect(!ProgramFiles.runs(beginning: Array(beginning.utf8)))
    }

    @Test(arguments: [
        ("application/pdf", "application/pdf"), ("Text/Plain; charset=utf-8", "text/plain"),
        (" image/svg+xml ", "image/svg+xml"), ("pdf", nil), ("a/b/c", nil), ("a/", nil), ("a/b\r\nX: y", nil),
        ("", nil),
    ])
    func readsMediaTypes(text: String, expected: String?) {
        #expect(MediaType.read(text) == expected)
    }
}
