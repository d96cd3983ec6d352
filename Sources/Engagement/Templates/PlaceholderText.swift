/// A text with places that are left open: the subject or one of the two texts of an email.
package struct PlaceholderText: Hashable, Sendable {
    /// Which text it is.
    package let field: PlaceholderFault.Field
    /// The text.
    package let source: String

    /// Takes both.
    package init(_ source: String, in field: PlaceholderFault.Field) {
        self.source = source
        self.field = field
    }

    /// Every place that is left open and understood, in order.
    package var placeholders: [Placeholder] {
        guard source.contains("{{") else { return [] }
        let bytes = Array(source.utf8)
        return PlaceholderScanner.pieces(of: bytes, isHTML: field == .html).compactMap { piece in
            guard case .open(_, let inner) = piece else { return nil }
            return read(bytes[inner]).placeholder
        }
    }

    /// The text with the values put in; a place that has neither value nor default stays as it is, and is named.
    package func filled(with values: PlaceholderValues) -> FilledText {
        guard source.contains("{{") else { return FilledText(text: source, faults: []) }
        let bytes = Array(source.utf8)
        var (result, faults): ([UInt8], [PlaceholderFault]) = ([], [])
        for piece in PlaceholderScanner.pieces(of: bytes, isHTML: field == .html) {
            switch outcome(of: piece, in: bytes, values) {
            case .success(let text): result += text
            case .failure(let fault):
                faults.append(fault)
                result += bytes[piece.range]
            }
        }
        return FilledText(text: String(decoding: result, as: UTF8.self), faults: faults)
    }

    /// What must be mended before an email with this text can go: every place that is still open.
    ///
    /// In an email that was not written from a template, braces around what is no placeholder of ours are its writer's own.
    package func openPlaces(isFromTemplate: Bool) -> [PlaceholderFault] {
        let nothing = PlaceholderValues(recipient: nil, sender: PlaceholderValues.Person(name: "", address: ""))
        let bytes = Array(source.utf8)
        guard source.contains("{{") else { return [] }
        return PlaceholderScanner.pieces(of: bytes, isHTML: field == .html).compactMap { piece in
            if case .text = piece { return nil }
            let named = named(piece, in: bytes)
            guard isFromTemplate || named != nil else { return nil }
            if let named { return fault(.unfilled(named), piece, in: bytes) }
            guard case .failure(let fault) = outcome(of: piece, in: bytes, nothing) else { return nil }
            return fault
        }
    }

    private enum Outcome {
        case success(ArraySlice<UInt8>)
        case failure(PlaceholderFault)
    }

    private func outcome(of piece: PlaceholderPiece, in bytes: [UInt8], _ values: PlaceholderValues) -> Outcome {
        switch piece {
        case .text(let range): return .success(bytes[range])
        case .faulty(_, let kind): return .failure(fault(kind, piece, in: bytes))
        case .open(_, let inner):
            let (placeholder, meant) = read(bytes[inner])
            guard let placeholder else { return .failure(fault(.unknown(meant), piece, in: bytes)) }
            if let value = values[placeholder.name] { return .success(written(value)) }
            // The default stands in the text already, in the text's own form.
            if let fallback = placeholder.fallback { return .success(ArraySlice(fallback.utf8)) }
            let isWaiting =
                switch placeholder.name.part {
                case .recipient: values.recipient == nil
                case .sender: false
                case .regarding: values[.regardingName] == nil
                }
            return .failure(
                fault(isWaiting ? .waiting(placeholder.name) : .missing(placeholder.name), piece, in: bytes)
            )
        }
    }

    private func named(_ piece: PlaceholderPiece, in bytes: [UInt8]) -> PlaceholderName? {
        guard case .open(_, let inner) = piece else { return nil }
        return read(bytes[inner]).placeholder?.name
    }

    private func fault(_ kind: PlaceholderFault.Kind, _ piece: PlaceholderPiece, in bytes: [UInt8]) -> PlaceholderFault
    {
        let source = String(decoding: bytes[piece.range].prefix(80), as: UTF8.self)
        return PlaceholderFault(field: field, kind: kind, source: source)
    }

    /// Reads what stands between the braces; where it is none, with the one that was perhaps meant.
    private func read(_ inner: ArraySlice<UInt8>) -> (placeholder: Placeholder?, meant: PlaceholderName?) {
        let text = String(decoding: inner, as: UTF8.self)
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0]).replacing("&nbsp;", with: " ").filter { !$0.isWhitespace }
        if let known = PlaceholderName(typed: name) {
            return (Placeholder(name: known, fallback: parts.count > 1 ? String(parts[1]) : nil), nil)
        }
        return (
            nil, Likeness.nearest(to: name.lowercased(), among: PlaceholderName.allCases) { $0.rawValue.lowercased() }
        )
    }

    /// A value as it is written into this text: as text, whatever it is.
    private func written(_ value: String) -> ArraySlice<UInt8> {
        // What looks like a placeholder in somebody's name must never become one when the text is filled in again.
        let value = value.replacing("{{", with: "{\u{2060}{")
        guard field == .html else { return ArraySlice(value.utf8) }
        return value.utf8.reduce(into: []) { result, byte in
            switch byte {
            case UInt8(ascii: "&"): result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: ">"): result += Array("&gt;".utf8)
            case UInt8(ascii: "\""): result += Array("&quot;".utf8)
            case UInt8(ascii: "'"): result += Array("&#39;".utf8)
            default: result.append(byte)
            }
        }
    }
}
