package import DocumentModel
internal import JSONView

/// DeepSeek-OCR's raw text with grounding: `<|ref|>label<|/ref|><|det|>[[x0, y0, x1, y1]]<|/det|>`, then markdown
/// (github.com/deepseek-ai/DeepSeek-OCR, `run_dpsk_ocr_pdf.py`).
///
/// Boxes go from 0 to 999 of the page. A PDF's pages are parted by `<--- Page Split --->`.
package struct DeepSeekOCRProvider: Provider {
    package let id = "deepseekocr"
    package let decoderVersion = 3
    package let summary = "DeepSeek-OCR: raw text with grounding, of a page or a PDF"
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleText.map { DeepSeekOCRText.isOne($0.bytes) } == true ? "grounded text" : nil
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.soleText else {
            throw payload.failure(isNot: "DeepSeek-OCR text")
        }
        var builder = ParseBuilder(member: member.name, context: context, payload: payload)
        for (position, page) in DeepSeekOCRText.pages(member.bytes).enumerated() {
            let size = PageSize(width: DeepSeekOCRText.extent, height: DeepSeekOCRText.extent, unit: nil)
            builder.startPage(Page(index: position + context.pageOffset, size: size))
            let text = DeepSeekOCRText(page)
            builder.addBlocks(ofMarkdown: LiteralTags.escaped(text.beginning))
            for (number, region) in text.regions.enumerated() {
                let path = "page \(position + 1) region \(number + 1)"
                builder.add(
                    MarkdownRegion(
                        label: region.label,
                        box: builder.box(region.numbers, upTo: DeepSeekOCRText.extent, at: path),
                        content: region.content, path: path), by: VisionLabels.deepSeek)
            }
            builder.updatePage { VisionLabels.captions.link(&$0.blocks, by: VisionLabels.family) }
        }
        return try builder.finish()
    }
}

/// The regions of one page of text.
struct DeepSeekOCRText {
    struct Region {
        let label: String
        /// The numbers of the box; those of several boxes are more than four.
        let numbers: [Double]
        var content: String
    }

    /// The number of the page's far edges.
    static let extent = 999.0
    private static let open = "<|ref|>"
    private static let middle = "<|/ref|><|det|>"
    private static let close = "<|/det|>"

    /// The text before the first region, which continues the previous page.
    let beginning: String
    private(set) var regions: [Region] = []

    /// Whether a text holds a whole region at the beginning of a line, outside of a block of code.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        let head = Array(bytes.prefix(1 << 16))
        guard let start = ByteMarks.offsets(of: open, in: head, limit: 1).first,
            start == 0 || head[start - 1] == 0x0A,
            ByteMarks.offsets(of: "```", in: Array(head[..<start]), limit: 1).isEmpty
        else { return false }
        return region(in: Array(head[(start + open.utf8.count)...]))?.numbers.count.isMultiple(of: 4) == true
    }

    /// The texts of the pages.
    static func pages(_ bytes: [UInt8]) -> [[UInt8]] {
        let split = "<--- Page Split --->"
        var pages: [[UInt8]] = []
        var start = 0
        for offset in ByteMarks.offsets(of: split, in: bytes) {
            pages.append(Array(bytes[start..<offset]))
            start = offset + split.utf8.count
        }
        let rest = bytes[start...]
        if pages.isEmpty || rest.contains(where: { $0 > 0x20 }) { pages.append(Array(rest)) }
        return pages
    }

    init(_ page: [UInt8]) {
        let starts = ByteMarks.offsets(of: Self.open, in: page)
        var beginning = String(decoding: page[..<(starts.first ?? page.count)], as: UTF8.self)
        /// The last table, whose rows may come after its caption.
        var emptyTable: Int?
        for (position, start) in starts.enumerated() {
            let end = position + 1 < starts.count ? starts[position + 1] : page.count
            let piece = Array(page[(start + Self.open.utf8.count)..<end])
            guard var region = Self.region(in: piece) else {
                // An invalid mark is text.
                let text = Self.open + String(decoding: piece, as: UTF8.self)
                if regions.isEmpty { beginning += text } else { regions[regions.count - 1].content += text }
                continue
            }
            if let table = emptyTable, region.label.hasSuffix("caption"),
                let rows = region.content.firstRange(of: "<table")
            {
                regions[table].content = String(region.content[rows.lowerBound...])
                region.content = String(region.content[..<rows.lowerBound])
                emptyTable = nil
            } else if region.label == "table", region.content.allSatisfy(\.isWhitespace) {
                emptyTable = regions.count
            }
            regions.append(region)
        }
        self.beginning = beginning
    }

    /// The region that a piece after its opening mark describes; nil if the marks are not whole.
    private static func region(in piece: [UInt8]) -> Region? {
        guard let labelEnd = ByteMarks.offsets(of: middle, in: Array(piece.prefix(256)), limit: 1).first
        else {
            return nil
        }
        let rest = Array(piece[(labelEnd + middle.utf8.count)...])
        guard let boxEnd = ByteMarks.offsets(of: close, in: Array(rest.prefix(4096)), limit: 1).first else {
            return nil
        }
        let box = String(decoding: rest[..<boxEnd], as: UTF8.self)
        let numbers = box.split { !($0.isASCII && $0.isNumber) && $0 != "." && $0 != "-" }
            .compactMap { Double($0) }
        guard !numbers.isEmpty else { return nil }
        return Region(
            label: String(decoding: piece[..<labelEnd], as: UTF8.self), numbers: numbers,
            content: String(decoding: rest[(boxEnd + close.utf8.count)...], as: UTF8.self))
    }
}
