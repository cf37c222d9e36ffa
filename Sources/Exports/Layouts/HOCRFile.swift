internal import DocumentModel
internal import Rendering

/// `--format hocr`: a page a `div` and a block an element of its kind, with boxes in pixels (hOCR 1.2).
///
/// Blocks have no boxes of lines and words, so none are written: a block is a paragraph with its box, and its lines end in `<br/>`.
/// Tables are their cells' texts. See `RasterScale` for the pixels.
struct HOCRFile: DocumentFile {
    static let suffix = ".hocr"

    private var body = XMLBuffer()
    private(set) var pageCount = 0
    private(set) var chars = 0
    private(set) var isEmpty = true

    init(_ options: ExportOptions) {}

    mutating func add(_ page: ExportPage) -> Bool {
        pageCount += 1
        let scale = RasterScale(page.size)
        body.raw("<div class=\"ocr_page\" id=\"page_")
        body.integer(page.number)
        body.raw("\" title=\"")
        if let size = page.size.flatMap(scale.pixels) {
            body.raw("bbox 0 0 ")
            body.integer(size.width)
            body.raw(" ")
            body.integer(size.height)
            body.raw("; ")
        }
        body.raw("ppageno ")
        body.integer(page.index)
        if scale.hasResolution {
            body.raw("; scan_res ")
            body.integer(RasterScale.dotsPerInch)
            body.raw(" ")
            body.integer(RasterScale.dotsPerInch)
        }
        body.raw("\">\n")
        var hasBlock = false
        for (position, block) in page.blocks.enumerated() where !block.text.isEmpty || block.box != nil {
            add(block, id: "block_\(page.number)_\(position)", scale)
            hasBlock = true
        }
        body.raw("</div>\n")
        isEmpty = isEmpty && !hasBlock
        return hasBlock
    }

    private mutating func add(_ block: Block, id: String, _ scale: RasterScale) {
        chars += block.text.unicodeScalars.count
        let (element, kind) = Self.element(of: block)
        body.raw("<")
        body.raw(element)
        body.attribute("class", kind)
        body.attribute("id", id)
        if let sides = block.box.flatMap(scale.pixels) {
            body.attribute("title", "bbox " + sides.map(String.init).joined(separator: " "))
        }
        body.raw(">")
        for (number, line) in block.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        {
            if number > 0 { body.raw("<br/>") }
            body.text(line)
        }
        body.raw("</")
        body.raw(element)
        body.raw(">\n")
    }

    /// The element and class of hOCR for a block.
    private static func element(of block: Block) -> (element: StaticString, kind: String) {
        switch block.type {
        case .title: ("h1", "ocr_title")
        case .heading: ("h2", "ocr_section")
        case .author: ("p", "ocr_author")
        case .abstract: ("p", "ocr_abstract")
        case .caption: ("p", "ocr_caption")
        case .pageHeader: ("div", "ocr_header")
        case .pageFooter: ("div", "ocr_footer")
        case .pageNumber: ("div", "ocr_pageno")
        case .table: ("div", "ocr_table")
        case .figure, .chart: ("div", "ocr_image")
        case .formula: ("div", "ocr_display")
        case .aside: ("div", "ocr_float")
        default: ("p", "ocr_par")
        }
    }

    func bytes(of document: ExportDocument) -> [UInt8] {
        var head = XMLBuffer()
        head.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n")
        head.raw("<html xmlns=\"http://www.w3.org/1999/xhtml\"")
        if let language = document.language {
            head.attribute("lang", language)
            head.attribute("xml:lang", language)
        }
        head.raw(">\n<head>\n<title>")
        head.text(document.title ?? document.key)
        head.raw("</title>\n<meta charset=\"UTF-8\"/>\n<meta name=\"ocr-system\"")
        head.attribute("content", "\(document.provider) \(document.providerVersion ?? "")".trimmed)
        head.raw("/>\n<meta name=\"ocr-number-of-pages\"")
        head.attribute("content", String(pageCount))
        head.raw(
            "/>\n<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_par ocr_section ocr_title ocr_author ocr_abstract "
        )
        head.raw(
            "ocr_caption ocr_header ocr_footer ocr_pageno ocr_table ocr_image ocr_display ocr_float\"/>\n</head>\n<body>\n"
        )
        return head.bytes + body.bytes + Array("</body>\n</html>\n".utf8)
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
