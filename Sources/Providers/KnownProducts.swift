internal import JSONView

/// Names what no adapter reads: results of products that Folio knows of, and files that are no results at all.
///
/// The signatures are the members that the products' published schemas require, so a name is only given if they are there.
package enum KnownProducts {
    /// What a file is that no adapter knows.
    package enum Finding: Equatable, Sendable {
        /// A result of a product that Folio does not read yet.
        case product(String)
        /// A file that is no parse result: a licence, an image, a notebook.
        case noResult
        /// JSON that may be a result of an unknown product, or text with the given root element.
        case unknown
    }

    package static func finding(_ member: OpenedPayload.Member) -> Finding {
        switch member.content {
        case .json(let document): finding(document.root)
        case .malformedJSON: .unknown
        case .image: .noResult
        case .binary: .noResult
        case .text: finding(ofText: member)
        }
    }

    private static func finding(_ root: JSONValue) -> Finding {
        if root["nbformat"] != nil, root["cells"] != nil { return .noResult }
        let object = root.array?.first ?? root
        if let name = products.first(where: { $0.members.allSatisfy { has($0, object) } })?.name {
            return .product(name)
        }
        return .unknown
    }

    /// Whether an object has a member; `a.b` is the member of a member.
    private static func has(_ path: String, _ object: JSONValue) -> Bool {
        var value: JSONValue? = object
        for name in path.split(separator: ".") { value = value?[String(name)] }
        return value != nil
    }

    /// Products and the members of their answers, or of the first item of a list.
    private static let products: [(name: String, members: [String])] = [
        ("Amazon Textract", ["Blocks", "DocumentMetadata"]),
        ("Amazon Textract", ["JobStatus", "DocumentMetadata"]),
        ("Azure Document Intelligence", ["analyzeResult"]),
        ("Azure Document Intelligence", ["api_version", "model_id", "pages"]),
        ("Mistral OCR", ["pages", "usage_info"]),
        ("LlamaParse", ["pages", "job_metadata"]),
        ("LlamaParse", ["items.pages"]),
        ("LlamaParse", ["page", "md", "items"]),
        ("PaddleOCR", ["parsing_res_list"]),
        ("PaddleOCR", ["result.layoutParsingResults"]),
        ("PaddleOCR", ["res.parsing_res_list"]),
        ("TextIn", ["result.detail"]),
        ("Upstage Document Parse", ["elements", "api", "model"]),
        ("Reducto", ["result.chunks"]),
        ("LandingAI", ["chunks", "markdown"]),
        ("Chunkr", ["output.chunks"]),
        ("Marker", ["block_type", "children"]),
        ("olmOCR", ["attributes.pdf_page_numbers"]),
        ("dots.ocr", ["bbox", "category"]),
        ("pdfplumber", ["pages", "metadata"]),
    ]

    private static func finding(ofText member: OpenedPayload.Member) -> Finding {
        let head = String(decoding: member.bytes.prefix(4096), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if let name = texts.first(where: { head.contains($0.sign) })?.name { return .product(name) }
        if member.fileExtension == "mmd" { return .product("Nougat") }
        if start.hasPrefix("<?xml") || start.hasPrefix("<!DOCTYPE") || start.hasPrefix("<html") {
            return ["xml", "hocr", "html", "htm", "xhtml"].contains(member.fileExtension)
                ? .noResult : .unknown
        }
        // An empty JSON file is a lost result; anything else that is empty says nothing.
        return member.bytes.isEmpty && member.fileExtension == "json" ? .unknown : .noResult
    }

    private static let texts: [(name: String, sign: String)] = [
        ("hOCR (Tesseract and others)", "ocr_page"),
        ("ALTO", "<alto"), ("ALTO", ":alto "),
        ("PAGE XML", "PcGts"),
        ("GROBID (TEI)", "<TEI"),
        ("MiniOCR", "<ocr>"),
        ("DeepSeek-OCR", "<|ref|>"),
        ("Chandra", "data-bbox="),
        ("Tesseract (TSV)", "level\tpage_num\tblock_num"), ("poppler (TSV)", "level\tpage_num\tpar_num"),
        ("poppler (pdftohtml -xml)", "<pdf2xml"),
        ("poppler (pdftotext -bbox)", "<doc>\n  <page width="),
    ]
}
