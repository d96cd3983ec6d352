internal import Mail
internal import Mustache

/// What varies in a page, written as text of its HTML.
///
/// By itself the library looks at one `Character` after the other, and overlooks a quotation mark to which a combining mark is
/// joined; a browser does not, and takes what follows in an attribute's value for further attributes. Values of attributes stand in
/// quotation marks, never in apostrophes.
struct PageText: MustacheContentType {
    /// What every template begins with, so that its values are written so: a line that leaves nothing in the page.
    static let pragma = "{{% CONTENT_TYPE: PAGE }}\n"

    /// Makes ``pragma`` known to the library.
    static func register() {
        MustacheContentTypes.register(PageText(), named: "PAGE")
    }

    func escapeText(_ text: String) -> String { text.htmlEscaped }
}
