internal import DocumentModel
internal import Rendering

/// `--format mineru`: a content list as MinerU writes it, `KEY_content_list.json`.
///
/// Boxes count thousandths of the page, so a block on a page of unknown size has none. Captions and footnotes are in their table or
/// figure, where MinerU has them. The form has no place for fonts, confidence and the sizes of pages. Format:
/// https://opendatalab.github.io/MinerU/reference/output_files/
struct ContentListFile: DocumentFile {
    static let suffix = "_content_list.json"

    private var json = JSONBuffer()
    private(set) var pageCount = 0
    private(set) var chars = 0
    var isEmpty: Bool { json.bytes.isEmpty }

    init(_ options: ExportOptions) {}

    mutating func add(_ page: ExportPage) -> Bool {
        pageCount += 1
        var attached: [Int: [Block]] = [:]
        for block in page.blocks where Self.isAttached(block, page) {
            attached[block.parent ?? 0, default: []].append(block)
        }
        var hasBlock = false
        for (position, block) in page.blocks.enumerated() where !Self.isAttached(block, page) {
            guard !block.text.isEmpty || Self.isFloat(block) else { continue }
            add(block, attached[position] ?? [], page)
            hasBlock = true
        }
        return hasBlock
    }

    private static func isFloat(_ block: Block) -> Bool {
        [.table, .figure, .chart].contains(block.type)
    }

    /// Whether a caption or footnote is in the item of its table or figure.
    private static func isAttached(_ block: Block, _ page: ExportPage) -> Bool {
        guard block.type == .caption || block.type == .footnote, let parent = block.parent,
            page.blocks.indices.contains(parent)
        else { return false }
        return isFloat(page.blocks[parent])
    }

    private mutating func add(_ block: Block, _ attached: [Block], _ page: ExportPage) {
        chars += block.text.unicodeScalars.count + attached.reduce(0) { $0 + $1.text.unicodeScalars.count }
        json.raw(isEmpty ? "[\n" : ",\n")
        switch block.type {
        case .table:
            json.raw(#"{"type":"table","img_path":"#)
            json.string(block.asset ?? "")
            addTexts(attached, captions: #","table_caption":"#, footnotes: #","table_footnote":"#)
            json.member(#","table_body":"#, Self.html(of: block))
        case .figure, .chart:
            json.raw(#"{"type":"image","img_path":"#)
            json.string(block.asset ?? "")
            addTexts(attached, captions: #","image_caption":"#, footnotes: #","image_footnote":"#)
            if !block.text.isEmpty { json.member(#","text":"#, block.text) }
        case .formula:
            let latex = block.markup.flatMap { $0.format == .latex ? $0.content : nil } ?? block.text
            json.member(#"{"type":"equation","text":"#, "$$\n\(latex)\n$$")
            json.raw(#","text_format":"latex""#)
        case .code:
            json.member(#"{"type":"code","sub_type":"code","code_body":"#, block.text)
        case .title, .heading:
            json.member(#"{"type":"text","text":"#, block.text)
            json.member(#","text_level":"#, block.type == .title ? 1 : max(1, block.level ?? 1))
        default:
            json.member(#"{"type":"#, Self.name(of: block.type))
            json.member(#","text":"#, block.text)
        }
        if let size = page.size, let box = block.box {
            json.raw(#","bbox":["#)
            for (number, side) in size.normalized(box).numbers.enumerated() {
                if number > 0 { json.raw(",") }
                json.integer(Int(exactly: (side * 1000).rounded()) ?? 0)
            }
            json.raw("]")
        }
        json.member(#","page_idx":"#, page.index)
        json.raw("}")
    }

    private mutating func addTexts(_ blocks: [Block], captions: StaticString, footnotes: StaticString) {
        for (name, type) in [(captions, BlockType.caption), (footnotes, .footnote)] {
            json.raw(name)
            json.raw("[")
            for (number, block) in blocks.filter({ $0.type == type }).enumerated() {
                if number > 0 { json.raw(",") }
                json.string(block.text)
            }
            json.raw("]")
        }
    }

    private static func html(of block: Block) -> String {
        let options = MarkdownOptions(tables: .html)
        return switch TableRendering(block, options: options).form {
        case .html(let html): html
        case .markdown(let text), .text(let text): text
        case .pipe, .lines: block.text
        }
    }

    private static func name(of type: BlockType) -> String {
        switch type {
        case .pageHeader: "header"
        case .pageFooter: "footer"
        case .pageNumber: "page_number"
        case .aside: "aside_text"
        case .footnote: "page_footnote"
        default: "text"
        }
    }

    func bytes(of document: ExportDocument) -> [UInt8] { json.bytes + Array("\n]\n".utf8) }
}
