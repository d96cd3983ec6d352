/// The elements whose names mean something here; all others are ``other``.
enum HTMLElement: UInt8, Hashable, Sendable, CaseIterable {
    case other
    /// Any name that begins with `v:`: a shape of Outlook's VML.
    case vector

    case a, address, annotationXML, applet, area, article, aside
    case b, base, basefont, bgsound, big, blockquote, body, br, button
    case caption, center, code, col, colgroup
    case dd, desc, details, dialog, dir, div, dl, dt
    case em, embed
    case fieldset, figcaption, figure, font, footer, foreignobject, form, frame, frameset
    case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
    case i, iframe, image, img, input
    case keygen
    case li, link, listing
    case main, malignmark, marquee, math, menu, meta, mglyph, mi, mn, mo, ms, mtext
    case nav, nobr, noembed, noframes, noscript
    case object, ol
    case p, param, plaintext, pre
    case ruby
    case s, script, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg
    case table, tbody, td, template, textarea, tfoot, th, thead, title, tr, track, tt
    case u, ul
    case `var`
    case wbr
    case xmp

    /// The name in lower case; nil for what stands for many.
    var name: String? {
        switch self {
        case .other, .vector: nil
        case .annotationXML: "annotation-xml"
        // The cases are named as the elements are.
        default: String(describing: self)
        }
    }
}
