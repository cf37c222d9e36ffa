internal import DocumentModel
internal import JSONView

extension MistralDecoder {
    /// The types of blocks that the client's schema lists; `title` is every heading.
    private static let labels = LabelTable(
        of: "Mistral OCR", calledAs: "type",
        [
            "title": .heading, "text": .text, "list": .list, "table": .table, "image": .figure,
            "equation": .formula, "code": .code, "caption": .caption, "references": .reference,
            "signature": .mark, "header": .pageHeader, "footer": .pageFooter, "aside_text": .aside,
        ])
    private static let captions = CaptionLinker(families: [
        .init(bodies: ["image", "table"], satellites: ["caption"], bodyComesFirst: true)
    ])

    /// Reads the blocks with boxes that OCR 4 sends when it is asked for them.
    mutating func readBlocks(_ blocks: [JSONValue], at path: String) {
        for (position, value) in blocks.enumerated() {
            readBlock(value, at: "\(path).blocks[\(position)]")
        }
        builder.updatePage { Self.captions.link(&$0.blocks) }
    }

    private mutating func readBlock(_ value: JSONValue, at path: String) {
        var block = Self.labels.block(value["type"]?.string, in: &builder, at: path)
        block.box = builder.box(value, by: BoxReader(of: builder.pageSize), at: path)
        let scores = value.member("confidenceScores")
        block.confidence = builder.confidence(scores?.member("averageContentConfidenceScore"))
        let content = value["content"]?.string ?? ""
        switch block.type {
        case .table:
            let table = value.member("tableId")?.string ?? MistralPlaceholder.id(in: content)
            let sent = table.flatMap { attachments.table($0) }
            builder.fill(&block, with: sent ?? content, as: .markdown, at: path)
        case .figure:
            builder.fill(&block, with: content, as: .markdown, at: path)
            if let id = value.member("imageId")?.string ?? block.asset {
                attachments.show(id, by: &block, in: &builder)
            }
        case .heading: fillHeading(&block, with: content, at: path)
        case .formula, .code: builder.fill(&block, with: content, as: .markdown, at: path)
        case .pageHeader, .pageFooter, .caption, .mark:
            builder.fill(&block, with: content, as: BlockText.ofLine(content), at: path)
        default: return addParagraphs(content, as: block, at: path)
        }
        builder.add(block)
    }

    /// The first heading is the document's title, unless its marks say that it is of a lower level.
    private mutating func fillHeading(_ block: inout Block, with content: String, at path: String) {
        let heading = BlockText.heading(content)
        block.level = heading?.level
        if builder.document.title == nil, (heading?.level ?? 1) == 1 { block.type = .title }
        builder.fill(&block, with: heading?.text ?? content, as: .withFormulas, at: path)
    }

    /// Adds a block of text; a list in it becomes a list block with its items, and the box is the list's.
    private mutating func addParagraphs(_ content: String, as block: Block, at path: String) {
        let parts = MarkdownBlocks(content, on: builder.pageIndex, assets: &builder.assets).blocks
        guard parts.contains(where: { $0.type == .list }) else {
            var block = block
            builder.fill(&block, with: content, as: .markdown, at: path)
            builder.add(block)
            return
        }
        let first = builder.blockCountOnPage
        for var part in parts {
            part.providerType = block.providerType
            part.confidence = block.confidence
            part.parent = part.parent.map { $0 + first }
            if part.parent == nil { part.box = block.box }
            builder.add(part)
        }
    }

    /// Adds the blocks of a page's markdown, with the tables and images that it names by their ids.
    mutating func addMarkdown(_ markdown: String, words scores: JSONValue?, at path: String) {
        let cut = MarkdownBlocks(markdown, on: builder.pageIndex, assets: &builder.assets)
        let bytes = Array(markdown.utf8)
        let words = MistralWords(scores?.list("wordConfidenceScores") ?? [], in: bytes)
        let first = builder.blockCountOnPage
        var added = [Int](repeating: 0, count: cut.blocks.count)
        for (position, var block) in cut.blocks.enumerated() {
            added[position] = builder.blockCountOnPage - first
            block.parent = block.parent.map { added[$0] + first }
            block.confidence = words.confidence(in: cut.sources[position])
            if block.type == .figure, let id = block.asset {
                attachments.show(id, by: &block, in: &builder)
            } else {
                block.asset = block.asset.map(attachments.asset)
            }
            if block.type != .text
                || !addTables(named: bytes[cut.sources[position]], beside: &block, at: path)
            {
                builder.add(block)
            }
        }
    }

    /// Adds the tables that a paragraph names, after what else it says; false if it names none that is to come.
    private mutating func addTables(
        named source: ArraySlice<UInt8>, beside block: inout Block, at path: String
    ) -> Bool {
        guard let named = MistralPlaceholder.ids(in: source) else { return false }
        let tables = named.ids.compactMap { attachments.table($0) }
        guard tables.count == named.ids.count else {
            for table in tables { addTable(table, at: path) }
            return false
        }
        if named.rest.contains(where: { !$0.isWhitespace }) {
            builder.fill(&block, with: named.rest, as: .markdown, at: path)
            builder.add(block)
        }
        for table in tables { addTable(table, at: path) }
        return true
    }

    private mutating func addTable(_ content: String, at path: String) {
        var block = Block(.table, text: "", providerType: "table")
        builder.fill(&block, with: content, as: .markdown, at: "\(path).tables")
        builder.add(block)
    }

    /// Adds the tables and images that neither markdown nor blocks name.
    mutating func addUnnamedAttachments(at path: String) {
        for (id, isTable) in attachments.left {
            if isTable {
                if let content = attachments.table(id) { addTable(content, at: path) }
            } else {
                var block = Block(.figure, text: "", providerType: "image")
                attachments.show(id, by: &block, in: &builder)
                builder.add(block)
            }
        }
    }
}

/// The marks `[tbl-0.html](tbl-0.html)` in markdown for tables sent apart.
enum MistralPlaceholder {
    /// Ids are short; a longer text between brackets is not an id.
    private static let longestID = 64

    /// The ids that a paragraph names, and the paragraph without them.
    static func ids(in bytes: ArraySlice<UInt8>) -> (ids: [String], rest: String)? {
        guard bytes.contains(UInt8(ascii: "[")) else { return nil }
        var found: [String] = []
        var rest: [UInt8] = []
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if let (id, end) = placeholder(in: bytes, at: position) {
                found.append(id)
                position = end
            } else {
                rest.append(bytes[position])
                position += 1
            }
        }
        return found.isEmpty ? nil : (found, String(decoding: rest, as: UTF8.self))
    }

    /// The id of a text that is one placeholder.
    static func id(in text: String) -> String? {
        guard let found = ids(in: Array(text.utf8)[...]), found.ids.count == 1,
            found.rest.allSatisfy(\.isWhitespace)
        else {
            return nil
        }
        return found.ids[0]
    }

    /// `[id](id)`, with the same id twice.
    private static func placeholder(in bytes: ArraySlice<UInt8>, at start: Int) -> (id: String, end: Int)? {
        guard bytes[start] == UInt8(ascii: "[") else { return nil }
        let rest = bytes[(start + 1)...].prefix(longestID)
        guard let close = rest.firstIndex(of: UInt8(ascii: "]")), close > start + 1 else { return nil }
        let id = bytes[(start + 1)..<close]
        let second = bytes[(close + 1)...].prefix(id.count + 2)
        guard second.count == id.count + 2, second.first == UInt8(ascii: "("),
            second.last == UInt8(ascii: ")"), second.dropFirst().dropLast().elementsEqual(id)
        else { return nil }
        return (String(decoding: id, as: UTF8.self), second.endIndex)
    }
}
