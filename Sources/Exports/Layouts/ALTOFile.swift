internal import DocumentModel
internal import Rendering

/// `--format alto`: a block a `TextBlock` or `Illustration`, with its type as a tag, in pixels (ALTO 4.4).
///
/// Blocks have no boxes of lines and words, so lines and strings have none; ALTO has allowed that since version 3. See `RasterScale`.
struct ALTOFile: DocumentFile {
    static let suffix = ".xml"

    private var layout = XMLBuffer()
    private var types: [BlockType] = []
    private(set) var pageCount = 0
    private(set) var chars = 0
    private(set) var isEmpty = true

    init(_ options: ExportOptions) {}

    mutating func add(_ page: ExportPage) -> Bool {
        pageCount += 1
        let scale = RasterScale(page.size)
        layout.raw("<Page ID=\"page_")
        layout.integer(page.number)
        layout.raw("\" PHYSICAL_IMG_NR=\"")
        layout.integer(page.number)
        layout.raw("\"")
        if let label = page.label { layout.attribute("PRINTED_IMG_NR", label) }
        if let size = page.size.flatMap(scale.pixels) {
            layout.attribute("HEIGHT", String(size.height))
            layout.attribute("WIDTH", String(size.width))
        }
        layout.raw(">\n<PrintSpace>\n")
        var hasBlock = false
        for (position, block) in page.blocks.enumerated() where !block.text.isEmpty || block.box != nil {
            add(block, id: "block_\(page.number)_\(position)", scale)
            hasBlock = true
        }
        layout.raw("</PrintSpace>\n</Page>\n")
        isEmpty = isEmpty && !hasBlock
        return hasBlock
    }

    private mutating func add(_ block: Block, id: String, _ scale: RasterScale) {
        let lines = block.text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
            .filter { !$0.isEmpty }
        chars += block.text.unicodeScalars.count
        if !types.contains(block.type) { types.append(block.type) }
        let isPicture = lines.isEmpty
        layout.raw(isPicture ? "<Illustration" : "<TextBlock")
        layout.attribute("ID", id)
        layout.attribute("TAGREFS", Self.tag(block.type))
        if let sides = block.box.flatMap(scale.pixels) {
            layout.attribute("HPOS", String(sides[0]))
            layout.attribute("VPOS", String(sides[1]))
            layout.attribute("WIDTH", String(sides[2] - sides[0]))
            layout.attribute("HEIGHT", String(sides[3] - sides[1]))
        }
        guard !isPicture else { return layout.raw("/>\n") }
        layout.raw(">\n")
        lines.forEach { add($0) }
        layout.raw("</TextBlock>\n")
    }

    private mutating func add(_ words: [Substring]) {
        layout.raw("<TextLine>")
        for (number, word) in words.enumerated() {
            if number > 0 { layout.raw("<SP/>") }
            layout.raw("<String")
            layout.attribute("CONTENT", word)
            layout.raw("/>")
        }
        layout.raw("</TextLine>\n")
    }

    private static func tag(_ type: BlockType) -> String { "type_\(type.rawValue)" }

    func bytes(of document: ExportDocument) -> [UInt8] {
        var head = XMLBuffer()
        head.raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" "
        )
        head.raw("SCHEMAVERSION=\"4.4\">\n<Description>\n<MeasurementUnit>pixel</MeasurementUnit>\n")
        head.raw("<sourceImageInformation><fileName>")
        head.text(document.sourceName ?? document.key)
        head.raw(
            "</fileName></sourceImageInformation>\n<Processing ID=\"export\"><processingSoftware>"
        )
        // Readers count the pages of some products from 0; these are Folio's and count from 1, whoever parsed them.
        head.raw("<softwareName>Folio</softwareName><applicationDescription>from the result of ")
        head.text(([document.provider] + [document.providerVersion].compactMap { $0 }).joined(separator: " "))
        head.raw("</applicationDescription></processingSoftware></Processing>\n</Description>\n<Tags>\n")
        for type in types {
            head.raw("<LayoutTag")
            head.attribute("ID", Self.tag(type))
            head.attribute("LABEL", type.rawValue)
            head.raw("/>\n")
        }
        head.raw("</Tags>\n<Layout>\n")
        return head.bytes + layout.bytes + Array("</Layout>\n</alto>\n".utf8)
    }
}
