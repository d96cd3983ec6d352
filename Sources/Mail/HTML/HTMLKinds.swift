/// What the standard's rules, as far as they are followed here, say of an element.
struct HTMLKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    /// Opened again after another element's end closed it.
    static let formatting = HTMLKinds(rawValue: 1)
    /// Begins a list of formatting elements of its own.
    static let marker = HTMLKinds(rawValue: 2)
    static let heading = HTMLKinds(rawValue: 4)
    /// Ends a paragraph before it, and opens no formatting elements again.
    static let block = HTMLKinds(rawValue: 8)
    static let row = HTMLKinds(rawValue: 16)
    static let tablePart = HTMLKinds(rawValue: 32)
    /// No end tag inside closes what is outside.
    static let limit = HTMLKinds(rawValue: 64)
    static let tableLimit = HTMLKinds(rawValue: 128)
    /// Changes nothing about what is open.
    static let transparent = HTMLKinds(rawValue: 256)
    /// Has no content that matters here.
    static let empty = HTMLKinds(rawValue: 512)
    /// A picture inside of it would be lost.
    static let shelter = HTMLKinds(rawValue: 1024)
    /// May stand before the body without beginning it.
    static let head = HTMLKinds(rawValue: 2048)
    /// A frameset can no longer take the place of the body.
    static let visible = HTMLKinds(rawValue: 4096)
}

extension HTMLKinds {
    /// The kinds of each known element, by its number.
    static let all: [HTMLKinds] = {
        var all = [HTMLKinds](repeating: [], count: HTMLElement.allCases.count)
        for (kinds, elements) in groups {
            for element in elements { all[Int(element.rawValue)].formUnion(kinds) }
        }
        return all
    }()

    private static let groups: [(HTMLKinds, [HTMLElement])] = [
        (.formatting, [.a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u]),
        ([.marker, .limit], [.applet, .caption, .marquee, .object, .td, .th]),
        ([.heading, .block], [.h1, .h2, .h3, .h4, .h5, .h6]),
        ([.row, .tablePart], [.colgroup, .tbody, .tfoot, .thead, .tr]),
        (.tablePart, [.caption, .col, .td, .th]),
        (.limit, [.button, .html, .table, .template]),
        (.tableLimit, [.html, .table]),
        (
            .block,
            [
                .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
                .fieldset, .figcaption,
            ]
        ),
        (
            .block,
            [
                .figure, .footer, .form, .header, .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p,
                .plaintext, .pre, .section,
            ]
        ),
        (.block, [.summary, .table, .ul]),
        (
            .transparent,
            [
                .base, .basefont, .bgsound, .body, .head, .html, .link, .meta, .noframes, .param, .script, .source,
                .style,
            ]
        ),
        (.transparent, [.template, .title, .track]),
        (
            .empty,
            [
                .area, .br, .col, .embed, .hr, .iframe, .img, .image, .input, .keygen, .noembed, .textarea, .wbr,
                .xmp,
            ]
        ),
        (.shelter, [.select, .template]),
        (
            .head,
            [
                .html, .head, .title, .meta, .link, .style, .script, .base, .noscript, .template, .basefont, .bgsound,
                .noframes,
            ]
        ),
        (
            .visible,
            [
                .applet, .area, .body, .br, .button, .dd, .dt, .embed, .hr, .iframe, .image, .img, .input, .keygen, .li,
                .listing, .marquee, .object, .pre, .select, .table, .textarea, .wbr, .xmp,
            ]
        ),
    ]
}
