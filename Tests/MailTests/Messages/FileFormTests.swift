import Testing

@testable import Mail

@Suite struct FileFormTests {
    @Test(arguments: [
        ("a.EML", "<p>", FileForm.message),
        ("a.html", "Subject: x\n\n", .html),
        ("-", "Subject: x\n\n<p>", .message),
        ("-", "\r\nSubject : x", .message),
        ("mail/0001.abc", "From anna@x.example Mon Jun  1\nTo: y", .message),
        ("page", "<!doctype html><a href=\"x: y\">", .html),
        ("page", "Hello: is <b>it</b> you", .message),
        ("page", "Hello, <b>you: there</b>", .html),
        ("page", "", .html),
    ])
    func isJudgedByNameThenContent(_ sample: (name: String, content: String, form: FileForm)) {
        #expect(FileForm(name: sample.name, content: Array(sample.content.utf8)) == sample.form)
    }
}
