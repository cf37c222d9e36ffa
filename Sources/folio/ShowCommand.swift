internal import ArgumentParser
internal import DocumentModel
internal import Exports
internal import Locating
internal import Rendering
internal import Rows
internal import Storage

/// `folio show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a document, a page, a block or a piece of its text.",
        discussion: """
            Takes the address that `folio search` prints with every hit: KEY#p12 is a page, KEY#p12/b7 a block, KEY#p12/b7:10-42 \
            a piece of its text, in code points counted from 0. KEY@mineru#p12 is the page in one provider's parse.

            Examples:
              folio show 2024/report --page 12
              folio show 2024/report --page 12 --format json --provider mineru
              folio show 2024/report#p12/b1 --context 2
            """)

    /// How a page is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, text, json }

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key, or the address of a page, a block or a piece of text.")
    var key: String

    @Option(parsing: .unconditional, help: "Only this page, counted from 1.")
    var page: Int?

    @Option(parsing: .unconditional, help: "Also print this many blocks before and after the block.")
    var context: Int?

    @Option(name: .shortAndLong, help: "Output format.")
    var format = Format.markdown

    @Option(name: .shortAndLong, help: "Use this provider's parse instead of the preferred one.")
    var provider: String?

    @Flag(help: "Print JSON: the same as --format json.")
    var json = false

    private var printsJSON: Bool { json || format == .json }

    func validate() throws {
        if let page, page < 1 { throw ValidationError("--page must be at least 1") }
        if let context, context < 0 { throw ValidationError("--context must not be negative") }
    }

    func run() throws {
        try store.open(.read).read { reader in
            let address = try DocumentAddress(key, page: page, provider: provider, reader)
            if address.locator.ordinal != nil { return try showBlocks(address, reader) }
            guard context == nil else {
                throw CommandFailure(
                    "usage", "--context needs the address of a block",
                    hint: "such as \(address.document.key)#p1/b0")
            }
            let isFound = printsJSON ? try showJSON(address, reader) : try showText(address, reader)
            guard isFound else { throw address.missingPage }
        }
    }

    /// Prints pages as markdown or text, with an empty line between them; false if there are none.
    private func showText(_ address: DocumentAddress, _ reader: DocumentReader) throws -> Bool {
        let renderer = MarkdownRenderer(MarkdownOptions(images: .link))
        let selection = ExportSelection(
            keys: [address.document.key], providers: address.locator.provider.map { [$0] },
            pages: address.locator.pageNumber.map { $0...$0 })
        var isFirst = true
        let visitor = ExportVisitor { page in
            if !isFirst { try StandardOutput.putLine("") }
            isFirst = false
            let text =
                format == .markdown
                ? renderer.render(page.blocks, markdown: page.markdown)
                : page.blocks.filter { !$0.type.isFurniture && !$0.text.isEmpty }.map(\.text).joined(
                    separator: "\n\n")
            try StandardOutput.putLine(text)
        }
        try StoreExportSource(reader).forEachPage(of: selection, needs: ExportNeeds(assets: false), visitor)
        return !isFirst
    }

    private func showJSON(_ address: DocumentAddress, _ reader: DocumentReader) throws -> Bool {
        var pages: [PageRow] = []
        if let page = try address.page(reader) {
            pages = [try PageRow(page, reader)]
        } else {
            let provider = address.locator.provider
            let filter = DocumentFilter(
                keys: [address.document.key], providers: provider.map { [$0] },
                parses: provider == nil ? .preferred : .all)
            try reader.forEachPage(filter) { pages.append(try PageRow($0, reader)) }
        }
        guard !pages.isEmpty else { return false }
        try write(pages, address)
        return true
    }

    /// Prints the block that the address names, with its neighbours.
    private func showBlocks(_ address: DocumentAddress, _ reader: DocumentReader) throws {
        guard let page = try address.page(reader), let (position, range) = try address.block(on: page) else {
            return
        }
        let (first, last) = (position.subtractingReportingOverflow(context ?? 0), page.blocks.count - 1)
        let end = last - position < context ?? 0 ? last : position + (context ?? 0)
        let positions = max(first.partialValue, 0)..<end + 1
        if printsJSON {
            var row = try PageRow(page, reader, blocks: positions)
            if let range {
                row.blocks[position - positions.lowerBound].highlights = [
                    [range.lowerBound, range.upperBound]
                ]
            }
            return try write([row], address)
        }
        if let range, context == nil {
            return try StandardOutput.putLine(page.blocks[position].text(range))
        }
        let blocks = page.blocks[positions].map(\.block)
        let text =
            format == .markdown
            ? MarkdownRenderer(MarkdownOptions(furniture: .keep, images: .placeholder)).render(blocks)
            : blocks.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
        try StandardOutput.putLine(text)
    }

    private func write(_ pages: [PageRow], _ address: DocumentAddress) throws {
        try JSONOutput.write(
            DocumentPages(
                document: address.document.key, title: address.document.title, pages: pages))
    }
}
