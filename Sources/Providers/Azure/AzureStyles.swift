internal import DocumentModel
internal import JSONView

/// The fonts of stretches of `content`, where the request asked for them, and what is written by hand.
struct AzureStyles {
    private var families = AzureSpans()
    private var slants = AzureSpans()
    private var weights = AzureSpans()
    private var handwriting = AzureSpans()
    private let values: [JSONValue]

    init(_ values: [JSONValue] = []) {
        self.values = values
        for (position, style) in values.enumerated() {
            if style.member("similarFontFamily") != nil { families.add(style, owner: position) }
            if style.member("fontStyle") != nil { slants.add(style, owner: position) }
            if style.member("fontWeight") != nil { weights.add(style, owner: position) }
            if style.member("isHandwritten")?.bool == true { handwriting.add(style, owner: position) }
        }
        families.sort()
        slants.sort()
        weights.sort()
        handwriting.sort()
    }

    /// The font that a whole element is set in.
    func font(of element: JSONValue) -> FontInfo? {
        guard !values.isEmpty else { return nil }
        let slant = slants.owner(of: element).flatMap { values[$0].member("fontStyle")?.string }
        let weight = weights.owner(of: element).flatMap { values[$0].member("fontWeight")?.string }
        let font = FontInfo(
            name: families.owner(of: element).flatMap { values[$0].member("similarFontFamily")?.string },
            isBold: weight.map { $0 == "bold" }, isItalic: slant.map { $0 == "italic" })
        return font == FontInfo() ? nil : font
    }

    /// Whether a whole element is written by hand.
    func isHandwritten(_ element: JSONValue) -> Bool { handwriting.owner(of: element) != nil }
}
