internal import DocumentModel
internal import Markup

/// What precedes an ALTO file's layout: the unit of measurement, the software, fonts and tags.
struct ALTOHead {
    /// What the numbers of boxes count.
    enum Unit {
        case pixels
        case points
        /// The number of units in an inch.
        case perInch(Double)

        func size(width: Double, height: Double) -> PageSize? {
            switch self {
            case .pixels: PageSize(width: width, height: height, unit: .pixels)
            case .points: PageSize(width: width, height: height, unit: .points)
            case .perInch(let count):
                PageSize(width: width * 72 / count, height: height * 72 / count, unit: .points)
            }
        }

        /// The reader of boxes on a page; lengths come out in points whether the page's size is known or not.
        func boxes(of size: PageSize?, width: Double?, height: Double?) -> BoxReader {
            guard case .perInch(let count) = self else {
                return BoxReader(of: size, fourNumbers: .cornerAndExtent)
            }
            if let size, let width, let height {
                return BoxReader(
                    .raster(width: width, height: height), of: size, fourNumbers: .cornerAndExtent)
            }
            let inch = PageSize(width: 72, height: 72, unit: .points)
            return BoxReader(.raster(width: count, height: count), of: inch, fourNumbers: .cornerAndExtent)
        }
    }

    private(set) var unit = Unit.pixels
    private(set) var software: String?
    private(set) var fileName: String?
    private var fonts: [String: FontInfo] = [:]
    /// The labels of tags by their identifiers.
    private var tags: [String: String] = [:]

    /// Whether the software numbers pages from 0.
    var countsFromZero: Bool { software?.lowercased().hasPrefix("tesseract") ?? false }

    init() {}

    init(_ root: MarkupNode) {
        if let description = root.first("Description") { read(description) }
        for tag in root.first("Tags")?.elements.map({ $0 }) ?? [] {
            if let id = tag["ID"], let label = tag["LABEL"] ?? tag["TYPE"], !label.isEmpty {
                tags[id] = label
            }
        }
        for style in root.first("Styles")?.elements.map({ $0 }) ?? [] where style.name == "TextStyle" {
            guard let id = style["ID"] else { continue }
            let size = style["FONTSIZE"].flatMap { Double($0) }.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
            let styles = style["FONTSTYLE"] ?? ""
            // Sizes are in points, and pixels are not known to be.
            let isPoints = if case .pixels = unit { false } else { true }
            fonts[id] = FontInfo(
                name: style["FONTFAMILY"], size: isPoints ? size : nil,
                isBold: styles.contains("bold") ? true : nil, isItalic: styles.contains("italic") ? true : nil
            )
        }
    }

    private mutating func read(_ description: MarkupNode) {
        let steps = description.firstBelow("ocrProcessingStep") ?? description
        if let node = steps.firstBelow("processingSoftware") {
            let words = [node.first("softwareName")?.text, node.first("softwareVersion")?.text]
            let text = TextJoin.trimmed(words.compactMap { $0 }.joined(separator: " "))
            software = text.isEmpty ? nil : text
        }
        let path = description.firstBelow("fileName")?.text ?? ""
        fileName = path.split { $0 == "/" || $0 == "\\" }.last.map { TextJoin.trimmed(String($0)) }
        switch description.first("MeasurementUnit").map({ TextJoin.trimmed($0.text) }) {
        case "mm10": unit = .perInch(254)
        case "inch1200": unit = .perInch(1200)
        default: unit = software?.hasPrefix("pdfalto") ?? false ? .points : .pixels
        }
    }

    /// The font of a word, from the innermost element that names one; its own `STYLE` adds to it.
    func font(of nodes: [MarkupNode]) -> FontInfo? {
        var font: FontInfo?
        for node in nodes {
            guard let names = node["STYLEREFS"] else { continue }
            font = names.split(separator: " ").lazy.compactMap { fonts[String($0)] }.first ?? font
        }
        if let style = nodes.last?["STYLE"] {
            var styled = font ?? FontInfo()
            if style.contains("bold") { styled.isBold = true }
            if style.contains("italic") { styled.isItalic = true }
            if styled != FontInfo() { font = styled }
        }
        return font
    }

    /// The label of an element's first known tag, or its own type.
    func tag(of node: MarkupNode) -> String? {
        let names = node["TAGREFS"]?.split(separator: " ") ?? []
        return names.lazy.compactMap { tags[String($0)] }.first
    }
}
