internal import DocumentModel

/// Writes the entries of a content list of either version as blocks.
struct MinerUContentWriter {
    /// The scale of a content list's boxes.
    ///
    /// They count from 0 to 1000 on either axis, whatever the page's size: `int(coordinate * 1000 / page_size)`. The
    /// size in points stands in layout.json only, so a page is given the size 1000 × 1000 without a unit, which makes
    /// its normalized boxes exact. On ten results of 3.4 that have both, all 1,310 boxes
    /// of either version of the list lie within one thousandth of the layout's.
    static let pageSize = PageSize(width: 1000, height: 1000, unit: nil)

    var builder: MinerUDocumentBuilder
    private var lastText: Block.Place?
    private var lastTable: Block.Place?
    private var captions: MinerUCaptionOrder

    init(_ builder: MinerUDocumentBuilder) {
        self.builder = builder
        captions = MinerUCaptionOrder(markdown: builder.markdown)
    }

    /// Adds an entry to the page begun last, and its captions and footnotes, for which a content list has no boxes.
    ///
    /// Captions that the markdown shows above their body are stored before it.
    mutating func add(_ content: MinerUContent, at path: String) {
        var block = Block(
            content.type, text: "", providerType: content.label, box: content.box,
            asset: builder.asset(content.image))
        switch content.body {
        case .list(let items, let areReferences):
            addList(block, items, areReferences: areReferences)
            return
        case .text(let text, let level): fillText(text, level, into: &block, at: path)
        case .table(let html): fillTable(html, into: &block, at: path)
        case .formula(let latex): fillFormula(latex, into: &block, at: path)
        case .code(let code):
            block.text = code.text
            block.markup = code.markup
        case .figure(let text):
            let figure = MinerUFigureText(text)
            block.text = figure.text
            block.markup = figure.markup
        }
        let above = content.notes.isEmpty ? 0 : notesAbove(content)
        let first = builder.nextPlace.block
        for note in content.notes.prefix(above) { add(note, parent: first + above) }
        let place = builder.add(block)
        if block.type == .text, !block.text.isEmpty { lastText = place }
        if block.type == .table, !block.text.isEmpty { lastTable = place }
        for note in content.notes.dropFirst(above) { add(note, parent: place.block) }
    }

    private mutating func add(_ note: MinerUContent.Note, parent: Int) {
        builder.add(
            Block(
                note.type, text: note.text.text, providerType: note.label, markup: note.text.blockMarkup,
                parent: parent))
    }

    /// How many of the captions and footnotes, from the first on, stand above the body.
    private mutating func notesAbove(_ content: MinerUContent) -> Int {
        var html: String?
        if case .table(let body) = content.body { html = body }
        guard let body = captions.bodyPosition(image: content.image, html: html) else { return 0 }
        return content.notes.prefix { captions.isAbove($0.text.markdown, body: body) ?? false }.count
    }

    private mutating func fillText(
        _ text: MinerUText, _ level: Int?, into block: inout Block, at path: String
    ) {
        block.text = text.text
        block.markup = text.blockMarkup
        if let level {
            if block.type == .text { block.type = .heading }
            block.level = level
        }
        if block.type == .text, block.text.isEmpty {
            block.continues = lastText
            builder.warnOfTextOnEarlierBlock(at: path)
        }
    }

    private mutating func fillTable(_ html: String, into block: inout Block, at path: String) {
        if !html.isEmpty {
            block.markup = Block.Markup(html, .html)
            block.text = MinerUTable.text(html)
        } else if block.asset == nil {
            block.continues = lastTable
            builder.warnOfContinuedTable(at: path)
        } else {
            builder.warnOfTableWithoutText(at: path)
        }
    }

    private mutating func fillFormula(_ latex: String, into block: inout Block, at path: String) {
        block.text = latex
        block.markup = latex.isEmpty ? nil : Block.Markup(latex, .latex)
        if latex.isEmpty { builder.warnOfFormulaWithoutText(at: path) }
    }

    /// Adds a list and its items; an item has no box of its own, and the list's box is the place that is known.
    private mutating func addList(_ list: Block, _ items: [MinerUContent.Item], areReferences: Bool) {
        if list.type == .toc {
            var toc = list
            toc.text = items.map(\.text.text).joined(separator: "\n")
            builder.add(toc)
            return
        }
        let parent = builder.add(list).block
        for item in items {
            builder.add(
                Block(
                    areReferences ? .reference : .listItem, text: item.text.text,
                    level: areReferences ? nil : item.level, markup: item.text.blockMarkup, box: list.box,
                    parent: parent))
        }
    }
}
