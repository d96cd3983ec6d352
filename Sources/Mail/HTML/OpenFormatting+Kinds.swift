extension OpenFormatting {
    /// The kinds of elements that the standard's rules speak of.
    struct Kinds: OptionSet {
        let rawValue: UInt16

        /// Opened again after another element's end closed it.
        static let formatting = Kinds(rawValue: 1)
        /// Begins a list of formatting elements of its own.
        static let marker = Kinds(rawValue: 2)
        static let heading = Kinds(rawValue: 4)
        /// Ends a paragraph before it, and opens no formatting elements again.
        static let block = Kinds(rawValue: 8)
        static let row = Kinds(rawValue: 16)
        static let tablePart = Kinds(rawValue: 32)
        /// No end tag inside closes what is outside.
        static let limit = Kinds(rawValue: 64)
        static let tableLimit = Kinds(rawValue: 128)
        /// Changes nothing about what is open.
        static let transparent = Kinds(rawValue: 256)
        /// Has no content that matters here.
        static let empty = Kinds(rawValue: 512)

        init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        /// The kinds of an element.
        init(_ element: HTMLElement) {
            self = Self.all[Int(element.rawValue)]
        }

        private static let all: [Kinds] = {
            var all = [Kinds](repeating: [], count: HTMLElement.allCases.count)
            for (kinds, elements) in groups {
                for element in elements { all[Int(element.rawValue)].formUnion(kinds) }
            }
            return all
        }()

        private static let groups: [(Kinds, [HTMLElement])] = [
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
        ]
    }
}
