internal import DocumentModel
internal import JSONView

/// The type that stretches of a page's text are set in, from the `styleInfo` of tokens (Document AI's premium OCR).
struct GoogleFonts {
    private struct Token {
        let stretch: Range<Int>
        let size: Double?
        let isBold: Bool
        let isItalic: Bool
    }

    /// In the order of the text.
    private let tokens: [Token]

    /// Sizes are those in pixels, since boxes are too.
    init(_ page: JSONValue, in text: AnchoredText) {
        var tokens: [Token] = []
        for token in page["tokens"]?.elements.map({ $0 }) ?? [] {
            guard let style = token["styleInfo"],
                let stretch = text.stretches(token["layout"]?["textAnchor"])?.first
            else { continue }
            tokens.append(
                Token(
                    stretch: stretch, size: style["pixelFontSize"]?.double.flatMap { $0 > 0 ? $0 : nil },
                    isBold: style["bold"]?.bool ?? false, isItalic: style["italic"]?.bool ?? false))
        }
        self.tokens = tokens.sorted { $0.stretch.lowerBound < $1.stretch.lowerBound }
    }

    /// The mean size, and whether most characters are bold or italic; nil without tokens that have it.
    func font(of stretch: Range<Int>) -> FontInfo? {
        let first = tokens.partitioningIndex { $0.stretch.lowerBound >= stretch.lowerBound }
        var (sizes, sized, bold, italic, all) = (0.0, 0, 0, 0, 0)
        for token in tokens[first...] {
            guard token.stretch.lowerBound < stretch.upperBound else { break }
            let count = token.stretch.count
            all += count
            if let size = token.size {
                sizes += size * Double(count)
                sized += count
            }
            if token.isBold { bold += count }
            if token.isItalic { italic += count }
        }
        guard all > 0 else { return nil }
        let size = sized > 0 ? (sizes / Double(sized) * 10).rounded() / 10 : nil
        return FontInfo(size: size, isBold: bold * 2 > all, isItalic: italic * 2 > all)
    }
}
