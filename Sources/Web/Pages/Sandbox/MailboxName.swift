internal import Foundation

/// How a mailbox is named in addresses of pages: addresses of people have no place there (product §12).
enum MailboxName {
    static func of(_ address: String) -> String {
        String(AssetFile.fingerprint(Data(address.lowercased().utf8)).prefix(16))
    }

    static func link(to address: String) -> String {
        PageAddress(.sandbox).with("mailbox", of(address)).text
    }
}
