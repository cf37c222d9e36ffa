internal import DocumentModel
internal import JSONView

extension AzureDecoder {
    private static let roles = LabelTable(
        of: "Document Intelligence", calledAs: "role",
        [
            "title": .title, "sectionHeading": .heading, "pageHeader": .pageHeader, "pageFooter": .pageFooter,
            "pageNumber": .pageNumber, "footnote": .footnote, "formulaBlock": .formula,
        ])

    mutating func add(_ item: Item) {
        switch item.kind {
        case .paragraph: addParagraph(item)
        case .table: addTable(item)
        case .figure: addFigure(item)
        case .line: addText(item, label: "line")
        case .selection:
            let isSelected = item.value["state"]?.string == "selected"
            var block = Block(.checkbox, text: "", providerType: "selectionMark")
            block.markup = Block.Markup(isSelected ? "[x]" : "[ ]", .markdown)
            block.confidence = builder.confidence(item.value["confidence"])
            block.box = box(of: item.value, on: item.page, at: item.path)
            builder.add(block)
        case .barcode:
            var block = Block(.mark, text: item.value["value"]?.string ?? "", providerType: "barcode")
            block.confidence = builder.confidence(item.value["confidence"])
            block.box = box(of: item.value, on: item.page, at: item.path)
            builder.add(block)
        }
    }

    private mutating func addText(_ item: Item, label: String) {
        var block = Block(.text, text: said(by: item.value), providerType: label)
        block.box = box(of: item.value, on: item.page, at: item.path)
        block.confidence = words.confidence(of: item.value)
        block.textBoxes = textBoxes(of: [item.value], on: item.page, in: block.text)
        builder.add(block)
    }

    /// The boxes of the words of elements on a page, in a text that was made of them.
    func textBoxes(of elements: [JSONValue], on page: Int, in text: String) -> [TextBox]? {
        guard readers.indices.contains(page) else { return nil }
        return words.boxes(of: elements, on: page, by: readers[page], in: text)
    }

    private mutating func addParagraph(_ item: Item) {
        var block = Self.roles.block(item.value["role"]?.string, in: &builder, at: item.path)
        if item.value.list("boundingRegions").count > 1 { warnOfPages(item) }
        block.box = box(of: item.value, on: item.page, at: item.path)
        block.confidence = words.confidence(of: item.value)
        block.font = styles.font(of: item.value)
        if styles.isHandwritten(item.value) { builder.document.metadata["has_handwriting"] = true }
        var text = said(by: item.value)
        if block.type == .heading || block.type == .title {
            if let heading = BlockText.heading(text) { (block.level, text) = heading }
            block.level = headingLevels[item.position] ?? block.level
        }
        let marks = ["[x]": true, "[ ]": false, "☒": true, "☐": false]
        if let isSelected = marks[text] {
            block.type = .checkbox
            block.markup = Block.Markup(isSelected ? "[x]" : "[ ]", .markdown)
        } else {
            builder.fill(&block, with: text, as: form(of: text), at: item.path)
            block.textBoxes = textBoxes(of: [item.value], on: item.page, in: block.text)
        }
        builder.add(block)
    }

    private func form(of text: String) -> BlockText {
        isMarkdown ? BlockText.ofLine(text) : text.contains("$") && !formulas.isEmpty ? .withFormulas : .plain
    }

    private mutating func warnOfPages(_ item: Item) {
        let numbers = Set(
            item.value.list("boundingRegions").compactMap { $0.member("pageNumber")?.lenientInt })
        guard numbers.count > 1 else { return }
        builder.warn(
            "paragraph_across_pages", "a paragraph that continues on another page is kept on its first page",
            at: item.path)
    }

    /// The text of an element, with the replacements of marks: `:selected:`, `:formula:`, and a page header in a comment of markdown.
    func said(by element: JSONValue) -> String {
        var text = element["content"]?.string ?? ""
        if isMarkdown, text.hasPrefix("<!-- Page"), text.hasSuffix("-->"),
            let start = text.firstIndex(of: "\""),
            let end = text.lastIndex(of: "\""), start < end
        {
            text = String(text[text.index(after: start)..<end])
        }
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        text = text.replacing(":selected:", with: "[x]").replacing(":unselected:", with: "[ ]")
        guard text.contains(":formula:") else { return text }
        var inside = formulas(in: element)[...]
        let parts = text.split(separator: ":formula:", omittingEmptySubsequences: false)
        var whole = parts.first.map(String.init) ?? ""
        for part in parts.dropFirst() {
            let latex = inside.popFirst()?["value"]?.string
            whole += (latex.map { "$\($0)$" } ?? ":formula:") + part
        }
        return whole
    }

    private func formulas(in element: JSONValue) -> [JSONValue] {
        AzureSpans.ranges(of: element).flatMap { range in
            formulas[first(atOrAfter: range.start)..<first(atOrAfter: range.end)].map(\.value)
        }
    }

    private func first(atOrAfter offset: Int) -> Int {
        formulas.partitioningIndex { $0.start >= offset }
    }

    private mutating func addFigure(_ item: Item) {
        var block = Block(.figure, text: "", providerType: "figure")
        block.box = box(of: item.value, on: item.page, joined: true, at: item.path)
        let inside = (inFigures[item.position] ?? []).map { said(by: paragraphs[$0]) }
        block.text = inside.joined(separator: "\n")
        block.textBoxes = textBoxes(
            of: (inFigures[item.position] ?? []).map { paragraphs[$0] }, on: item.page, in: block.text)
        block.confidence = words.confidence(of: item.value)
        addWithCaptions(block, item)
    }

    /// Adds a table or figure with its caption and footnotes, each before or after it as in `content`.
    mutating func addWithCaptions(_ body: Block, _ item: Item) {
        let captions = item.value["caption"].map { [(BlockType.caption, $0)] } ?? []
        let all = captions + item.value.list("footnotes").map { (.footnote, $0) }
        let before = all.filter { AzureSpans.start(of: $0.1) ?? .max < item.start }
        for (type, caption) in before { addCaption(caption, as: type, of: item) }
        builder.add(body, named: item.path)
        for (type, caption) in all where AzureSpans.start(of: caption) ?? .max >= item.start {
            addCaption(caption, as: type, of: item)
        }
    }

    private mutating func addCaption(_ caption: JSONValue, as type: BlockType, of item: Item) {
        var block = Block(type, text: said(by: caption), providerType: type.rawValue)
        block.box = box(of: caption, on: item.page, at: item.path)
        block.confidence = words.confidence(of: caption)
        block.textBoxes = textBoxes(of: [caption], on: item.page, in: block.text)
        builder.refer(.parent, from: builder.add(block), to: item.path, at: item.path)
    }
}
