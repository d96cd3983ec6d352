/// Tells files that run when they are opened: what is refused as a followed file by default (product §3.5).
///
/// A followed file is served under a name that recipients trust, so it must not be a way to spread programs.
package enum ProgramFiles {
    /// The ends of names, in lower case, that systems run when they are opened.
    package static let nameEndings: Set<String> = [
        // Windows
        "exe", "com", "bat", "cmd", "msi", "msp", "mst", "msix", "msixbundle", "appx", "appxbundle", "scr", "pif",
        "cpl",
        "dll", "sys", "drv", "ocx", "js", "jse", "vbs", "vbe", "vb", "wsf", "wsh", "wsc", "sct", "hta", "lnk", "url",
        "scf",
        "reg", "inf", "msc", "ps1", "psm1", "psd1", "ps1xml", "psc1", "gadget", "application", "appref-ms", "chm",
        "hlp",
        "xll", "diagcab", "library-ms", "settingcontent-ms",
        // macOS
        "app", "dmg", "pkg", "mpkg", "command", "tool", "workflow", "action", "osx", "scpt", "scptd", "terminal",
        "webloc", "mobileconfig",
        // Linux and Unix
        "sh", "bash", "zsh", "csh", "ksh", "fish", "run", "bin", "elf", "out", "so", "appimage", "deb", "rpm", "snap",
        "flatpak", "flatpakref", "desktop",
        // Everywhere
        "jar", "jnlp", "class", "war", "apk", "xapk", "ipa", "py", "pyw", "pyc", "pyz", "pl", "rb", "php", "lua",
    ]

    /// Whether a file of that name would run; also one that only pretends to end otherwise, such as `offer.exe .` or
    /// `offer.exe.`.
    package static func runs(name: String) -> Bool {
        // Windows leaves out dots and blanks at the end of a name, and takes what follows a colon for a stream of it.
        let seen = name.prefix { $0 != ":" }
        guard let end = seen.lastIndex(where: { $0 != "." && !$0.isWhitespace }) else { return false }
        let shown = seen[...end]
        guard let dot = shown.lastIndex(of: ".") else { return false }
        let ending = shown[shown.index(after: dot)...].lowercased()
        return nameEndings.contains(ending.filter { !$0.isWhitespace })
    }

    /// Whether a content begins as a program does, whatever it is called.
    package static func runs(beginning: [UInt8]) -> Bool {
        beginnings.contains { beginning.starts(with: $0) } || hasPortableExecutable(beginning)
    }

    private static let beginnings: [[UInt8]] = [
        Array("#!".utf8),
        // ELF
        [0x7F, 0x45, 0x4C, 0x46],
        // Mach-O, for one kind of processor, either way round; and for several, which is also how Java's classes begin.
        [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE],
        // A shortcut of Windows, which runs what it leads to.
        [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
        // Android's.
        Array("dex\n".utf8),
    ]

    /// `MZ` alone also begins texts, so the place of the real header is looked at.
    private static func hasPortableExecutable(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: Array("MZ".utf8)), bytes.count >= 64 else { return false }
        let place = bytes[60..<64].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard place + 2 <= bytes.count else { return place < 1 << 24 }
        let signature = bytes[place..<(place + 2)]
        return ["PE", "NE", "LE", "LX"].contains { signature.elementsEqual($0.utf8) }
    }
}
