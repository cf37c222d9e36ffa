internal import DocumentModel
internal import Rendering
internal import Storage

/// What an agent reads at an address.
enum PageReading {
    /// How many headings a document's contents show.
    private static let mostHeadings = 200

    /// A page as markdown, a block with its neighbours, or a document's contents.
    ///
    /// - Throws: `AgentProblem` for a place that is not there, and `StoreError`.
    static func text(of address: String, context: Int = 1, reader: DocumentReader) throws -> String {
        guard let locator = try reader.locator(address), let document = try reader.document(key: locator.key)
        else {
            throw AgentProblem(
                "there is no document '\(address)'", hint: "find addresses with search, keys with documents")
        }
        guard let index = locator.pageIndex else {
            let isParsed = { (provider: String) in document.parses.contains { $0.provider == provider } }
            guard locator.provider.map(isParsed) ?? true else {
                throw missing("pages", of: document, locator)
            }
            return try contents(of: document, locator, reader)
        }
        guard let page = try reader.page(key: document.key, index: index, provider: locator.provider) else {
            throw missing("page \(index + 1)", of: document, locator)
        }
        guard let ordinal = locator.ordinal else { return self.page(page) }
        guard let position = page.blocks.firstIndex(where: { $0.ordinal == ordinal }) else {
            throw AgentProblem(
                "page \(index + 1) of \(document.key) has no block b\(ordinal)",
                hint: "it has \(page.blocks.count) blocks, from b0")
        }
        let own = try reader.pageLocator(page: page.id)
        let positions = max(0, position - context)..<min(page.blocks.count, position + context + 1)
        return page.blocks[positions].map { block in
            let address = own?.text(block: block.ordinal) ?? "b\(block.ordinal)"
            let box = block.block.box.map { ", box [\($0.numbers.map(short).joined(separator: ", "))]" } ?? ""
            return "\(address) (\(block.block.type.rawValue)\(box))\n\(markdown([block.block]))"
        }.joined(separator: "\n\n")
    }

    /// As the command line says it.
    private static func missing(
        _ part: String, of document: StoredDocument, _ locator: Locator
    ) -> AgentProblem {
        let providers = Set(document.parses.map(\.provider)).sorted().joined(separator: ", ")
        let whose = locator.provider.map { " by \($0)" } ?? ""
        let extent = "\(document.pageCount) page\(document.pageCount == 1 ? "" : "s")"
        return AgentProblem(
            "\(document.key) has no \(part)\(whose)", hint: "it has \(extent), parsed by \(providers)")
    }

    private static func page(_ page: StoredPage) -> String {
        let text = markdown(page.blocks.map(\.block))
        if text.isEmpty { return page.markdown ?? "(The page has no text.)" }
        return text
    }

    private static func markdown(_ blocks: [Block]) -> String {
        MarkdownRenderer(MarkdownOptions(furniture: .drop, images: .placeholder, tables: .pipe)).render(
            blocks)
    }

    private static func short(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

    /// Title, extent and headings with their addresses.
    private static func contents(
        of document: StoredDocument, _ locator: Locator, _ reader: DocumentReader
    ) throws -> String {
        let providers = document.parses.map { $0.provider + ($0.isPreferred ? " (preferred)" : "") }
        var lines = [
            document.title.map { "\(document.key) – \($0)" } ?? document.key,
            "\(document.pageCount) page\(document.pageCount == 1 ? "" : "s"); parsed by \(providers.joined(separator: ", "))",
        ]
        let filter = DocumentFilter(
            keys: [document.key], providers: locator.provider.map { [$0] },
            parses: locator.provider == nil ? .preferred : .all)
        var headings = 0
        try reader.forEachPage(
            filter, blocks: .text, withMarkdown: false, includes: { $0 == document.key }
        ) { page in
            guard headings <= mostHeadings else { return }
            let found = page.blocks.filter { $0.block.type == .heading || $0.block.type == .title }
            guard !found.isEmpty else { return }
            let own = try reader.pageLocator(page: page.id)
            for block in found where headings <= mostHeadings {
                headings += 1
                let indent = String(repeating: "  ", count: min(max(block.block.level ?? 1, 1), 6) - 1)
                let text = block.block.text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(
                    200)
                lines.append("\(indent)\(text) – \(own?.text(block: block.ordinal) ?? "p\(page.index + 1)")")
            }
        }
        if headings > mostHeadings { lines.append("[more headings follow; read pages by address]") }
        if headings == 0 {
            lines.append("It has no headings; read pages by address, such as \(document.key)#p1.")
        }
        return lines.joined(separator: "\n")
    }
}
