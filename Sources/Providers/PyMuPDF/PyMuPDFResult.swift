internal import JSONView

/// One JSON value in a form that PyMuPDF or PyMuPDF4LLM returns.
struct PyMuPDFResult {
    enum Form: String {
        case page = "single page"
        case pages = "list of pages"
        case layout = "PyMuPDF4LLM JSON"
        case chunks = "PyMuPDF4LLM page chunks"
    }

    let form: Form
    let root: JSONValue

    /// Nil where the value is neither's.
    init?(_ root: JSONValue) {
        self.root = root
        if let first = root.array?.first {
            if Self.isPage(first) {
                form = .pages
            } else if Self.isChunk(first) {
                form = .chunks
            } else {
                return nil
            }
        } else if Self.isPage(root) {
            form = .page
        } else if Self.isLayout(root) {
            form = .layout
        } else {
            return nil
        }
    }

    /// The pages with the path of their list.
    var pages: [JSONValue] {
        switch form {
        case .page: [root]
        case .pages, .chunks: Array(root.elements)
        case .layout: root["pages"].map { Array($0.elements) } ?? []
        }
    }

    func path(ofPage position: Int) -> String {
        switch form {
        case .page: "$"
        case .pages, .chunks: "$[\(position)]"
        case .layout: "$.pages[\(position)]"
        }
    }

    /// A page of `get_text`: blocks of lines of spans, or images.
    ///
    /// An empty page has no other members than these three.
    private static func isPage(_ value: JSONValue) -> Bool {
        guard value["width"]?.double != nil, value["height"]?.double != nil,
            let blocks = value["blocks"]?.array
        else { return false }
        guard let first = blocks.first else { return value.object?.names.count == 3 }
        guard first["type"]?.int != nil, first["bbox"]?.array != nil else { return false }
        return first["lines"]?.array != nil || first["ext"]?.utf8 != nil || first["image"] != nil
    }

    private static func isChunk(_ value: JSONValue) -> Bool {
        value["text"]?.utf8 != nil && value["metadata"]?.object != nil
            && (value["toc_items"]?.array != nil || value["page_boxes"]?.array != nil)
    }

    private static func isLayout(_ value: JSONValue) -> Bool {
        guard let pages = value["pages"]?.array else { return false }
        guard let page = pages.first else {
            return value["page_count"]?.int != nil && value["toc"]?.array != nil && value["from_bytes"] != nil
        }
        guard page["page_number"]?.int != nil, let boxes = page["boxes"]?.array else { return false }
        return boxes.first.map { $0["boxclass"]?.utf8 != nil } ?? (page["fulltext"]?.array != nil)
    }
}
