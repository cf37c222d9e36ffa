internal import DocumentModel
internal import JSONView

/// Decodes `layout.json` and `*_middle.json`, of versions 0.x to 3.x and all backends.
struct MinerUMiddleDecoder {
    let json: JSONValue?
    let spans: MinerUSpanReader
    var builder: MinerUDocumentBuilder
    /// Where blocks of the body came to stand.
    var places: [MinerULinePlan.Key: Block.Place] = [:]
    /// What stands in tables that MinerU joined over pages.
    var tables = MinerUTablePlan([])
    /// Where the bodies of tables came to stand.
    var tablePlaces: [MinerUTablePlan.Key: Block.Place] = [:]
    /// The last table with rows, which a table without may go on with.
    var lastTable: Block.Place?

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        json = member.json
        self.builder = builder
        let backend = member.json?["_backend"]?.string
        spans = MinerUSpanReader(isExact: backend == "vlm" || backend == "office")
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        guard let json else { return builder.finish() }
        describe(json)
        let pages = try MinerUMiddlePage.pages(of: json, &builder)
        let lines = MinerULinePlan(pages)
        let parts = MinerUPartPlan(pages)
        tables = MinerUTablePlan(pages)
        for (position, page) in pages.enumerated() {
            try builder.beginPage(page.index, size: page.size)
            for stray in lines.strays[position] ?? [] { addStray(stray) }
            let originals = page.originalLines
            for entry in page.readingOrder {
                switch entry {
                case .discarded(let number):
                    add(page.discarded[number], at: "\(page.path).discarded_blocks[\(number)]")
                case .paragraph(let number):
                    let path = "\(page.path).para_blocks[\(number)]"
                    let key = MinerULinePlan.Key(page: position, block: number)
                    places[key] = builder.nextPlace
                    if page.paragraphs[number]["blocks"] != nil {
                        addComposite(page.paragraphs[number], key, parts, at: path)
                    } else {
                        addParagraph(
                            page.paragraphs[number], key, lines, originals: originals, at: path)
                    }
                }
            }
        }
        return builder.finish()
    }

    private mutating func describe(_ json: JSONValue) {
        builder.document.providerVersion = json["_version_name"]?.string
        if let backend = json["_backend"]?.string { builder.document.options["backend"] = .string(backend) }
        if let kind = json["_parse_type"]?.string { builder.document.options["parse_type"] = .string(kind) }
        if let language = json["_lang"]?.string ?? json["lang"]?.string {
            builder.document.options["lang"] = .string(language)
        }
        builder.document.pageCount = json["pdf_info"]?.elements.count
    }

    /// Adds a block of the body with the lines that the plan gives it.
    ///
    /// `originals` has the lines of the page's blocks before joining, by their boxes.
    private mutating func addParagraph(
        _ block: JSONValue, _ key: MinerULinePlan.Key, _ plan: MinerULinePlan,
        originals: [[Double]: [JSONValue]], at path: String
    ) {
        let isEmptied = block["lines"]?.elements.isEmpty ?? false
        // What the page held there before MinerU joined paragraphs, if no earlier block has it.
        let original =
            isEmptied && plan.previous[key] == nil ? originals[block.mineruBox?.numbers ?? []] : nil
        if isEmptied, plan.previous[key] == nil, original == nil {
            builder.warn(
                "moved_text_not_found",
                "MinerU emptied a block, and its text is neither in an earlier block nor in preproc_blocks",
                at: builder.location(path))
        }
        if plan.blocksOfMissingPages.contains(key) {
            builder.warn(
                "page_not_in_file",
                "the block also contains text of a later page that the file lacks; it is kept with the block",
                at: builder.location(path))
        }
        var continues = plan.previous[key].flatMap { places[$0] }
        // VLM's mark of a block that continues the one before.
        if continues == nil, block["merge_prev"]?.bool == true { continues = builder.lastText }
        add(
            block, lines: plan.lines[key] ?? original, continues: continues,
            areOnPage: !plan.blocksOfMissingPages.contains(key), at: path)
    }

    private mutating func addStray(_ stray: MinerULinePlan.Stray) {
        builder.warn(
            "cross_page_guessed",
            "text marked as a later page's was put at the top of the next page with a body, because no block lacks it",
            at: "page \(builder.nextPlace.page + 1)")
        let text = spans.text(of: stray.lines)
        let label = stray.block["type"]?.string ?? ""
        let type = MinerULabel.type(label) ?? .other
        builder.add(
            Block(
                type == .list ? .listItem : type, text: text.text, providerType: label,
                markup: text.blockMarkup, box: Self.span(of: stray.lines),
                confidence: stray.block.mineruScore, continues: places[stray.origin]))
    }

    /// The smallest box around lines.
    static func span(of lines: [JSONValue]) -> Box? {
        lines.compactMap(\.mineruBox).reduce(nil) { $0?.union($1) ?? $1 }
    }
}

extension MinerUMiddleDecoder {
    /// Adds a block that holds lines; `lines` are those it got back, and `continues` the piece before it.
    ///
    /// The boxes of lines are only kept if all `areOnPage`.
    mutating func add(
        _ block: JSONValue, lines: [JSONValue]? = nil, continues: Block.Place? = nil, parent: Int? = nil,
        areOnPage: Bool = true, at path: String
    ) {
        let label = block["type"]?.string ?? ""
        let lines = lines ?? block.elements(of: "lines")
        var result = Block(
            builder.type(of: block, at: path), text: "", providerType: label, box: block.mineruBox,
            confidence: block.mineruScore, parent: parent, continues: continues)
        switch result.type {
        case .list:
            addList(result, lines: lines)
            return
        case .figure, .chart, .table, .code, .mark:
            addBody(block, of: block, into: &result, lines: lines, at: path)
        case .formula:
            let formula = spans.formula(of: lines)
            result.text = formula.latex
            result.markup = formula.latex.isEmpty ? nil : Block.Markup(formula.latex, .latex)
            result.asset = builder.asset(formula.image)
            if formula.latex.isEmpty { builder.warnOfFormulaWithoutText(at: path) }
        default:
            let text = spans.text(of: lines, keepsLineBreaks: result.type == .toc)
            result.text = text.text
            result.markup = text.blockMarkup
            result.textBoxes = areOnPage ? spans.boxes(of: lines, in: text.text) : nil
            if result.type == .heading || result.type == .title { result.level = block["level"]?.int }
            result.asset = builder.asset(spans.firstImage(of: lines))
        }
        builder.add(result)
    }
}
