internal import DocumentModel

/// A TSV file of words with boxes, which Tesseract invented and poppler took over: one block for a paragraph.
struct WordTable {
    /// The program that wrote the table; the order of two columns and the unit distinguish them.
    enum Origin {
        /// Boxes in pixels, confidence 0…100.
        case tesseract
        /// `pdftotext -tsv`: boxes in points, rows without words have marks (`###PAGE###`), every confidence is 100.
        case poppler

        var header: String {
            switch self {
            case .tesseract:
                "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
            case .poppler:
                "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
            }
        }
    }

    /// The parts of the page that a row belongs to.
    private struct Row {
        let level: Int
        let page: Int
        /// Block and paragraph, in the order of the columns.
        let block: [Int]
        let line: Int
        let box: [Double?]
        let confidence: Double?
        let text: Substring

        init?(_ line: Substring) {
            let fields = line.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
            let numbers = fields.prefix(5).compactMap { Int($0) }
            guard fields.count >= 11, numbers.count == 5, (1...5).contains(numbers[0]) else { return nil }
            (level, page, block, self.line) = (numbers[0], numbers[1], [numbers[2], numbers[3]], numbers[4])
            box = fields[6..<10].map { Double($0) }
            confidence = Double(fields[10])
            text = fields.count > 11 ? fields[11] : ""
        }
    }

    private let origin: Origin
    private var builder: ParseBuilder
    private var boxes = BoxReader()
    private var block = OCRText()
    private var blockBox: Box?
    private var lineBox: Box?
    /// The row that the block began with.
    private var start: Row?
    /// What page numbers are added to: files of several runs that were put together begin again at 1.
    private var firstPage: Int
    private var lastPage: Int

    init(_ origin: Origin, member: String, context: DecodingContext) {
        self.origin = origin
        builder = ParseBuilder(member: member, context: context)
        firstPage = context.pageOffset
        lastPage = context.pageOffset - 1
    }

    /// The member that is such a table.
    static func member(of payload: OpenedPayload, from origin: Origin) -> OpenedPayload.Member? {
        payload.members.first { member in
            guard case .text = member.content else { return false }
            let start = member.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            return member.bytes[start...].starts(with: origin.header.utf8)
        }
    }

    mutating func decode(_ bytes: [UInt8]) throws(ProviderFailure) -> ParsedDocument {
        for (number, line) in bytes.split(separator: 0x0A).enumerated() {
            let line = Substring(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if line.hasSuffix(origin.header) {
                flush()
                firstPage = lastPage + 1
            } else if let row = Row(line), (1...builder.context.limits.pages).contains(row.page) {
                read(row, at: number + 1)
            } else {
                builder.warn(
                    "row_unreadable", "a row has more or fewer columns than the header",
                    at: "line \(number + 1)"
                )
            }
        }
        flush()
        return try builder.finish()
    }

    private mutating func read(_ row: Row, at line: Int) {
        if row.level <= 3 || start.map({ $0.page != row.page || $0.block != row.block }) ?? true { flush() }
        if row.level == 1 || start?.page != row.page { startPage(row) }
        if row.level == 4 || start?.line != row.line {
            endLine()
            lineBox = row.level == 4 ? readBox(row, line) : nil
        }
        start = row
        switch row.level {
        case 2, 3: blockBox = readBox(row, line)
        case 5: add(row, line)
        default: break
        }
    }

    private mutating func startPage(_ row: Row) {
        lastPage = max(lastPage, firstPage + row.page - 1)
        let extents = row.level == 1 ? row.box[2...].compactMap { $0 } : []
        let unit: PageSize.Unit = origin == .poppler ? .points : .pixels
        let size = extents.count == 2 ? PageSize(width: extents[0], height: extents[1], unit: unit) : nil
        builder.startPage(Page(index: firstPage + row.page - 1, size: size))
        boxes = BoxReader(of: builder.pageSize, fourNumbers: .cornerAndExtent)
    }

    private mutating func add(_ row: Row, _ line: Int) {
        let word = TextJoin.trimmed(String(row.text))
        guard !word.isEmpty else { return }
        let box = readBox(row, line)
        block.add(word: word, box: box)
        block.add(box: box)
        if origin == .tesseract, let confidence = row.confidence, (0...100).contains(confidence) {
            block.add(confidence: confidence / 100)
        }
    }

    private mutating func readBox(_ row: Row, _ line: Int) -> Box? {
        let numbers = row.box.map { $0 ?? .nan }
        // Tesseract writes paragraphs without an extent if it found no words.
        guard numbers[2] != 0 || numbers[3] != 0 else { return nil }
        return builder.box(of: row.box, by: boxes, at: { "line \(line)" })
    }

    private mutating func endLine() {
        block.endLine(box: lineBox)
        lineBox = nil
    }

    /// Ends the block; Tesseract's areas without words are kept as `other`.
    private mutating func flush() {
        endLine()
        defer { (block, blockBox) = (OCRText(), nil) }
        if !block.isEmpty {
            let text = block.text
            builder.add(
                Block(
                    .text, text: text, providerType: origin == .tesseract ? "par" : "block",
                    box: blockBox ?? block.box, confidence: block.confidence, textBoxes: block.boxes(in: text)
                ))
            start = nil
        } else if let start, start.level == 5, blockBox != nil, origin == .tesseract {
            builder.add(Block(.other, text: "", providerType: "par", box: blockBox))
        }
    }
}
